import type { BrowserContext, Locator, Page } from 'playwright-core';

/** Statuses of refusals that a test provokes: the browser itself reports them as errors. */
const provoked =
  /Failed to load resource: (the server responded with a status of|net::ERR_(INTERNET_DISCONNECTED|FAILED))/;

/** A tab of the console, and what it complains about. */
export class ConsolePage {
  /** Errors and warnings of the page, violations of its policy included. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(context: BrowserContext, address: string): Promise<ConsolePage> {
    const page = await context.newPage();
    const tab = new ConsolePage(context, page);
    page.on('pageerror', (error) => tab.complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !provoked.test(text)) tab.complaints.push(text);
    });
    await page.goto(address);
    return tab;
  }

  /** Comes anew, as if to a fresh browser but for the session; signs in again where that has ended. */
  async begin(address: string): Promise<void> {
    const { page, context } = this;
    await Promise.all(
      context
        .pages()
        .filter((other) => other !== page)
        .map((other) => other.close()),
    );
    await context.unrouteAll();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate('localStorage.clear()');
    // From another document, since only the fragment of the address may differ.
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('nav, form').first().waitFor();
    if (await this.button('Sign in').isVisible()) await this.signIn();
  }

  /** Opens another tab of the same browser. */
  another(address = this.page.url()): Promise<ConsolePage> {
    return ConsolePage.open(this.context, address);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  /** A control by its label; what the label says in brackets may be left out. */
  field(name: string): Locator {
    return this.page.getByRole('main').getByLabel(new RegExp(`^${name}( \\(|$)`));
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words);
  }

  /** Signs Ada in. */
  async signIn(): Promise<void> {
    await this.trySignIn('ada@example.com', 'sandbox');
    // The button is called otherwise before that.
    await this.page.getByLabel('Password').waitFor({ state: 'detached' });
  }

  /** Sends a sign-in, whatever comes of it. */
  async trySignIn(userName: string, password: string): Promise<void> {
    await this.page.getByLabel('User name').fill(userName);
    await this.page.getByLabel('Password').fill(password);
    await this.button('Sign in').click();
  }

  /** Fills in a form by the labels of its fields. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /** Creates a contact through the form and waits until it exists. */
  async create(values: Readonly<Record<string, string>>): Promise<string> {
    await this.link('New contact').click();
    await this.fill(values);
    await this.button('Create contact').click();
    const created = (await this.text(/^Contact \d+ was created\.$/).textContent()) ?? '';
    return /\d+/.exec(created)?.[0] ?? '';
  }

  /** The words that describe a control: its hint and what is wrong with it. */
  async descriptionOf(field: Locator): Promise<string> {
    const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
    const texts = await Promise.all(ids.map((id) => this.page.locator(`#${id}`).textContent()));
    return texts.join('\n');
  }
}
