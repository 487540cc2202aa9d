# Of surefire's reports: each test that failed, and the first lines of why.
FNR == 1 { shown = 0 }
match($0, /<testcase name="[^"]*" classname="[^"]*"/) {
  split(substr($0, RSTART, RLENGTH), part, "\"")
  test = part[4] "." part[2]
}
/<(failure|error)[ >]/ { print "  failed in " test; shown = 12 }
shown > 0 {
  line = $0
  gsub(/<!\[CDATA\[|<[^>]*type="[^"]*">|\]\]>|<\/(failure|error)>/, "", line); gsub(/&#10;/, " ", line)
  gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line); gsub(/&quot;/, "\"", line); gsub(/&amp;/, "\\&", line)
  print "    " substr(line, 1, 300)
  shown--
}
/<\/(failure|error)>/ { shown = 0 }
