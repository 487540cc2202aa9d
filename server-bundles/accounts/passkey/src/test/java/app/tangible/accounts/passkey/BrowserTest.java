package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.erc4337.BundledPasskeyAccounts;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.chain.trial.TrialChain;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.web.testing.Chromium;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way, and all of it real: a page in Chromium, its authenticator, this server, a bundler,
 * the EntryPoint, the licence contract.
 */
class BrowserTest {

  private static final long PRICE = 13_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static TrialChain chain;
  private static BundledPasskeyAccounts accounts;
  private static EvmLicenceRegistry registry;
  private static PasskeyServer server;
  private static long edition;
  @TempDir Path profile;
  private final List<String> devices = new ArrayList<>();
  private Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    chain = new TrialChain(Files.createDirectories(folder.resolve("chain")));
    edition = chain.register(PRICE);
    accounts =
        new BundledPasskeyAccounts(
            PasskeyServer.config(
                BundledPasskeyAccounts.Config.class,
                Map.of(
                    "rpc", chain.rpc().toString(),
                    "bundler", chain.bundler().toString(),
                    "chainId", TrialChain.CHAIN_ID,
                    "factory", chain.address("factory").text(),
                    "paymaster", chain.address("paymaster").text(),
                    "licences", chain.address("licences").text(),
                    "stablecoin", chain.address("stablecoin").text(),
                    "_signer", TrialChain.KEY)));
    registry =
        new EvmLicenceRegistry(
            chain.rpc(),
            TrialChain.CHAIN_ID,
            chain.address("licences"),
            chain.address("anchor"),
            "",
            0);
    server =
        new PasskeyServer(
            folder.resolve("server"),
            accounts,
            registry,
            Duration.ofMinutes(5),
            100,
            Clock.systemUTC());
  }

  @BeforeEach
  void openBrowser() throws Exception {
    browser = new Chromium(profile);
    browser.call("WebAuthn.enable", Map.of());
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (registry != null) {
      registry.close();
    }
    if (accounts != null) {
      accounts.close();
    }
    if (chain != null) {
      chain.close();
    }
  }

  private URI page() {
    return URI.create(server.address + "/account?edition=" + edition);
  }

  private void says(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.text("status") + browser.text("problem"))
                    .as("%s", browser.complaints)
                    .startsWith(text));
  }

  @Test
  void aFilmIsBoughtWithOneTouchAndKeptWithTwoPasskeys() throws Exception {
    String first = browser.addAuthenticator("internal");
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    browser.press("create");
    says("Your account is ready.");
    Account account = new Account(browser.text("address"));
    assertThat(browser.isShown("pending")).isTrue();

    chain.fund(account, 2 * PRICE);
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isEnabled("buy"));
    assertThat(browser.text("buy")).isEqualTo("Buy for $13.00");
    assertThat(browser.text("balance")).isEqualTo("$26.00");
    browser.press("buy");
    says("The film is yours: licence ");
    String token = browser.text("status").replaceAll("\\D", "");
    assertThat(ownerOf(token)).isEqualTo(account.text());
    assertThat(chain.read("licences", "balanceOf(address)(uint256)", account.text()))
        .isEqualTo("1");
    assertThat(browser.text("balance")).isEqualTo("$13.00");
    assertThat(browser.isShown("pending")).isFalse();

    // The second passkey is on another authenticator, and then the first one confirms it.
    present(first, false);
    String second = browser.addAuthenticator("usb");
    browser.press("second");
    says("The new passkey is made.");
    present(second, false);
    present(first, true);
    browser.press("confirm-second");
    says("Both passkeys command your account now.");

    // The first one is lost: the other one signs in and buys.
    browser.call("WebAuthn.removeVirtualAuthenticator", Map.of("authenticatorId", first));
    present(second, true);
    browser.press("forget");
    browser.press("sign-in");
    says("Welcome back.");
    assertThat(browser.text("address")).isEqualTo(account.text());
    browser.press("buy");
    says("The film is yours: licence ");
    assertThat(ownerOf(browser.text("status").replaceAll("\\D", ""))).isEqualTo(account.text());
    assertThat(browser.text("balance")).isEqualTo("$0.00");

    browser.press("buy");
    says("The account has not enough coins for this film.");
    // The browser notes each answer of the server's that is a refusal; nothing else went wrong.
    assertThat(browser.complaints).allMatch(complaint -> complaint.contains("409"));
  }

  /** What decoders check offline, made by a real authenticator, and taken by the real contract. */
  @Test
  void oneTouchLetsAHouseholdPlayWhatTheAccountOwns() throws Exception {
    PasskeyServer.Home home = server.household();
    String device = device("internal");
    Account account = created();
    OwnerAddress owner = new OwnerAddress(account.text());
    fill("home-code", "AAAAAAAAAA");
    browser.press("play-home");
    says("No household is known by this code.");
    fill("home-code", home.code().toLowerCase(Locale.ROOT));
    browser.press("play-home");
    says("Your films play in this household now: ");
    // Before the account is on the chain its first passkey is enough, and makes its address.
    Mandate mandate = server.mandates.find(owner, home.owner()).orElseThrow();
    assertThat(server.owners.verifies(mandate)).isTrue();

    chain.fund(account, PRICE);
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isEnabled("buy"));
    browser.press("buy");
    says("The film is yours: licence ");
    // Now the contract is asked (ERC-1271), and takes the same word.
    assertThat(server.mandates.stands(mandate)).isTrue();
    Bytes32 hash = Bytes32.of(server.owners.hashOf(mandate.text()));
    assertThat(registry.isSignedBy(account, hash, mandate.signatureBytes()))
        .isEqualTo(ContractSignatures.Word.SIGNED);
    Bytes32 other = Bytes32.of(server.owners.hashOf("another text"));
    assertThat(registry.isSignedBy(account, other, mandate.signatureBytes()))
        .isEqualTo(ContractSignatures.Word.NOT_SIGNED);

    inHand(device);
    fill("home-code", home.code());
    browser.press("leave-home");
    says("Your films get no new leases");
    assertThat(server.mandates.stands(mandate)).isFalse();
    assertThat(browser.complaints).allMatch(complaint -> complaint.contains("404"));
  }

  @Test
  void aGuardianBringsBackAnAccountWhosePasskeyIsLost() throws Exception {
    String owners = device("internal");
    Account lost = created();
    chain.fund(lost, PRICE);
    String friends = device("usb");
    browser.press("forget");
    Account friend = created();
    chain.fund(friend, PRICE);

    // The owner names the friend; who is not named can propose nothing.
    fill("lost-account", lost.text());
    fill("newcomer", friend.text());
    browser.press("propose");
    says("That account has not named yours as its guardian.");
    as(owners);
    says("Welcome back.");
    assertThat(browser.text("guardian")).isEqualTo("Nobody guards this account.");
    fill("guardian-address", friend.text());
    browser.press("set-guardian");
    says("The guardian is named.");
    assertThat(browser.text("guardian")).isEqualTo("Guardian: " + friend.text());

    // All is lost, the owner makes a passkey on a new device, the friend proposes it.
    String fresh = device("ble");
    browser.press("forget");
    Account newcomer = created();
    as(friends);
    says("Welcome back.");
    fill("lost-account", lost.text());
    fill("newcomer", newcomer.text());
    browser.press("propose");
    says("It is proposed.");
    browser.press("finish");
    says("Not at this time");

    // The old device turns up: it stops what is under way, and the friend proposes again.
    as(owners);
    says("Welcome back.");
    assertThat(browser.isShown("under-way")).isTrue();
    assertThat(browser.text("under-way-text")).contains(newcomer.text());
    browser.screenshot(Path.of("target", "account-recovery.png"));
    browser.press("veto");
    says("It is stopped.");
    assertThat(browser.isShown("under-way")).isFalse();
    as(friends);
    says("Welcome back.");
    fill("lost-account", lost.text());
    browser.press("finish");
    says("No passkey was proposed for that account.");
    fill("newcomer", newcomer.text());
    browser.press("propose");
    says("It is proposed.");

    chain.pass(Duration.ofDays(7));
    browser.press("finish");
    says("The new passkey has taken over");

    as(fresh);
    says("Welcome back.");
    fill("my-account", lost.text());
    browser.press("join");
    says("This is your account again.");
    assertThat(browser.text("address")).isEqualTo(lost.text());
    await().atMost(PATIENCE).until(() -> browser.isEnabled("buy"));
    browser.press("buy");
    says("The film is yours: licence ");
    assertThat(ownerOf(browser.text("status").replaceAll("\\D", ""))).isEqualTo(lost.text());

    // The old one is dead.
    as(owners);
    says("Welcome back.");
    assertThat(browser.isShown("dead")).isTrue();
    assertThat(browser.complaints).allMatch(complaint -> complaint.contains("409"));
  }

  /** A fresh passkey on the authenticator that is present; its account. */
  private Account created() {
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    browser.press("create");
    says("Your account is ready.");
    return new Account(browser.text("address"));
  }

  /** One more authenticator, in hand; the others are put away. */
  private String device(String transport) {
    String device = browser.addAuthenticator(transport);
    devices.add(device);
    inHand(device);
    return device;
  }

  private void inHand(String device) {
    devices.forEach(each -> present(each, each.equals(device)));
  }

  /** Signs in with the passkey of one authenticator. */
  private void as(String device) {
    inHand(device);
    browser.press("forget");
    browser.press("sign-in");
  }

  private void fill(String id, String text) {
    browser.value("document.getElementById('" + id + "').value = '" + text + "'");
  }

  @Test
  void saysEverythingInBothLanguages() {
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    String module = "import('/account/texts.js').then(({texts}) => ";
    assertThat(
            browser.promised(
                module + "Object.keys(texts.en).join() === Object.keys(texts.fr).join())"))
        .isEqualTo("true");
    // Whatever the page shows, and each value in a sentence, is there in both.
    assertThat(
            browser.promised(
                module
                    + "[...document.querySelectorAll('[data-text]')].map(e => e.dataset.text)"
                    + ".filter(key => !(key in texts.en && key in texts.fr)).join())"))
        .isEmpty();
    assertThat(
            browser.promised(
                module
                    + "Object.keys(texts.en).filter(key =>"
                    + " String(texts.en[key].match(/{\\w+}/g)?.sort()) !=="
                    + " String(texts.fr[key].match(/{\\w+}/g)?.sort())).join())"))
        .isEmpty();
  }

  @Test
  void aPersonWhoSaysNoHasDoneNothing() throws Exception {
    String authenticator = browser.addAuthenticator("internal");
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    browser.call(
        "WebAuthn.setUserVerified",
        Map.of("authenticatorId", authenticator, "isUserVerified", false));
    browser.press("create");
    says("Nothing was done");
    assertThat(browser.isShown("account")).isFalse();
    assertThat(browser.isEnabled("create")).isTrue();
  }

  @Test
  void thePageSpeaksFrenchAndCanBeUsedWithoutEyes() {
    browser.addAuthenticator("internal");
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("en");
    browser.value("document.querySelector('[data-language=fr]').click()");
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("fr");
    assertThat(browser.text("create")).isEqualTo("Créer une clé d’accès");
    assertThat(browser.value("document.querySelector('h1').innerText")).isEqualTo("Votre compte");

    browser.press("create");
    says("Votre compte est prêt.");
    assertThat(browser.text("buy")).startsWith("Acheter pour 13,00");
    // Every control has a name, and what changes is announced.
    assertThat(
            browser.value(
                "[...document.querySelectorAll('button,select')].filter(e => e.checkVisibility()"
                    + " && !(e.innerText.trim() && (e.tagName !== 'SELECT' || e.labels.length)))"
                    + ".length"))
        .isEqualTo("0");
    assertThat(browser.value("document.getElementById('status').getAttribute('aria-live')"))
        .isEqualTo("polite");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void noOtherScriptRunsOnThePage() {
    browser.open(page());
    await().atMost(PATIENCE).until(() -> browser.isShown("create"));
    browser.value(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
            + " document.body.append(s); })()");
    assertThat(browser.value("window.bad")).isEqualTo("undefined");
    assertThat(browser.complaints).anyMatch(c -> c.contains("Content Security Policy"));
  }

  private String ownerOf(String token) throws Exception {
    return chain.read("licences", "ownerOf(uint256)(address)", token).toLowerCase(Locale.ROOT);
  }

  private void present(String authenticator, boolean present) {
    browser.call(
        "WebAuthn.setAutomaticPresenceSimulation",
        Map.of("authenticatorId", authenticator, "enabled", present));
  }
}
