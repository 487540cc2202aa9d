package app.tangible.content.unixfs;

/** How a file is cut and how wide its tree is. */
record Shape(int leafBytes, int width) {

  Shape {
    if (leafBytes < 1 || width < 2) {
      throw new IllegalArgumentException("leaves of " + leafBytes + " bytes, width " + width);
    }
  }

  int leaves(long fileBytes) {
    return Math.toIntExact(Math.ceilDiv(fileBytes, (long) leafBytes));
  }

  long offset(int leaf) {
    return (long) leaf * leafBytes;
  }

  int length(int leaf, long fileBytes) {
    return (int) Math.min(leafBytes, fileBytes - offset(leaf));
  }
}
