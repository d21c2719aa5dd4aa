import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** `CHROMIUM_PATH`, or what Debian and others call it on the path; undefined where there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  const onPath = ["chromium", "chromium-browser"].flatMap((name) =>
    PATH.split(path.delimiter).map((folder) => path.join(folder, name)),
  );
  return [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...onPath].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A page in a browser of its own, and what it tried to do beyond showing itself. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses of everything it asked for, itself left out. */
  readonly requests: readonly string[];
  /** What its script complained of, and the dialogs that it opened. */
  readonly complaints: readonly string[];
}

/** One browser without network, environment or profile; pages come from files, as a reader opens them. */
export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async launch(executablePath: string): Promise<TestBrowser> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-browser-"));
    const browser = await chromium.launch({
      executablePath,
      env: { PATH: process.env.PATH ?? "", HOME: folder, LANG: "C.UTF-8" },
      // root can't have one
      chromiumSandbox: process.getuid?.() !== 0,
      args: ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-dev-shm-usage", "--disable-gpu"],
    });
    return new TestBrowser(browser, folder);
  }

  /** Opens HTML as a file of its own; what it asks for is counted and not answered. */
  async open(html: string, options: BrowserContextOptions = {}, hash = ""): Promise<OpenPage> {
    const file = path.join(fs.mkdtempSync(path.join(this.folder, "page-")), "report.html");
    fs.writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const context = await this.browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
    const requests: string[] = [];
    const complaints: string[] = [];
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url === address) {
        return route.continue();
      }
      requests.push(url);
      return route.abort();
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(`${address}${hash}`);
    return { page, requests, complaints };
  }

  /** Ends what `open` opened. */
  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
