// A site that begins empty, with an administrator and one space, and what people do on it.
import { launch, ofThread, visitor } from "./site.js"

export const password = "correct horse battery staple"

/** Starts a site and a browser; `stop` ends both. */
export async function start(settings = {}) {
  const site = await launch("serve", /\/setup\/\S+/, settings)
  site.admin = await firstAdmin(site)
  return site
}

/** Makes an account through the pages. */
export async function joins(site, name, options = {}) {
  const page = await visitor(site, options)
  await page.goto("/sign-up")
  await fillAccount(page, name)
  await page.locator("main").getByRole("button", { name: "Make an account" }).click()
  await page.locator("header summary", { hasText: name }).waitFor({ state: "attached" })
  return page
}

export async function fillAccount(page, name) {
  await page.getByLabel("Your name").fill(name)
  await page.getByLabel("Email").fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel("Password").fill(password)
  const consent = page.locator("#field-consent")
  if (await consent.count()) await consent.check()
}

/** Opens the link that the server printed, and makes the first space. */
async function firstAdmin(site) {
  const page = await visitor(site)
  await page.goto(site.words[0])
  await fillAccount(page, "Anna")
  await page.getByRole("button", { name: "Make the account and go on" }).click()
  await page.getByRole("button", { name: "Save and go on" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Gateways")
  await page.getByRole("button", { name: "Save and go on" }).click()
  await page.getByRole("button", { name: "Save and open the community" }).click()
  await page.waitForURL(/\/$|\/admin$/)
  return page
}

/** Grants a role everywhere, as the administrator. */
async function grants(site, name, role) {
  const page = site.admin
  await page.goto(`/admin/people/${name.toLowerCase()}`)
  const csrf = await page.locator("input[name=csrf]").first().inputValue()
  const answer = await page.request.post(`/admin/people/${name.toLowerCase()}/roles`, {
    form: { csrf, role, space: "" }, headers: { Origin: site.base }, maxRedirects: 0,
  })
  if (answer.status() !== 303) throw new Error(`granting ${role} was answered with ${answer.status()}`)
}

/** Signs in through the pages. */
async function signsIn(page, name) {
  await page.goto("/sign-in")
  await page.getByLabel("Email").fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel("Password").fill(password)
  await page.locator("main").getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(/\/$/)
}

/** Makes an account that has a role everywhere, and signs it in. */
export async function withRole(site, name, role, options = {}) {
  const page = await joins(site, name, options)
  await grants(site, name, role)
  // A change of rights ends sessions: nobody keeps acting with what they no longer have.
  await page.context().clearCookies()
  await signsIn(page, name)
  return page
}

/** Asks a question; the address of its thread. */
export async function asks(page, title, body = "It stopped on **Tuesday**.\n\n```\nerror 17\n```") {
  await page.goto("/ask")
  await page.getByLabel("Your question in one sentence").fill(title)
  await chooseSpace(page)
  await page.locator("textarea[name=body]").fill(body)
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(ofThread)
  return new URL(page.url()).pathname
}

export async function chooseSpace(page) {
  const select = page.locator("select[name=space]")
  if (await select.count()) await select.selectOption({ label: "Gateways" })
}

/** Answers the thread that is open. */
export async function answers(page, body) {
  await page.locator("form[action$='/answers'] textarea[name=body]").fill(body)
  await page.getByRole("button", { name: "Post your answer" }).click()
  await page.getByText(body).first().waitFor()
}
