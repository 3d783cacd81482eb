// A site of a test's own: the debug binary on a free port with a folder under the system's temporary one, and
// Debian's Chromium in front of it.
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { chromium } from "playwright-core"

const binary = process.env.PEERDESK_BINARY ?? fileURLToPath(new URL("../../target/debug/peerdesk", import.meta.url))
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"]

export const password = "correct horse battery staple"

/** Starts a site and a browser; `stop` ends both. */
export async function start() {
  const folder = await mkdtemp(join(tmpdir(), "peerdesk-browser-"))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const args = ["--data", folder, "--listen", `127.0.0.1:${port}`, "--url", base, "serve"]
  const server = spawn(binary, args, { env: { ...process.env, PEERDESK_LIMITS: "off", PEERDESK_LOG: "error" }, stdio: ["ignore", "pipe", "inherit"] })
  const setupLink = await said(server, /\/setup\/\S+/)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet })
  const stop = async () => {
    await browser.close()
    server.kill("SIGTERM")
    await new Promise((ended) => (server.exitCode === null ? server.once("exit", ended) : ended()))
    await rm(folder, { recursive: true, force: true })
  }
  const site = { base, browser, stop, setupLink, faults: [] }
  site.admin = await firstAdmin(site)
  return site
}

function freePort() {
  return new Promise((found, fail) => {
    const server = createServer().once("error", fail)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })
}

/** Waits until the program has said something. */
function said(server, pattern) {
  return new Promise((found, fail) => {
    let text = ""
    server.stdout.on("data", (chunk) => {
      text += chunk
      const match = text.match(pattern)
      if (match) found(match[0])
    })
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}:\n${text}`)))
  })
}

/** A person with a browser of their own. Errors that the console shows are faults of the test's site. */
export async function visitor(site, options = {}) {
  const { width = 1280, script = true, dark = false } = options
  const context = await site.browser.newContext({
    baseURL: site.base, viewport: { width, height: 900 }, javaScriptEnabled: script,
    colorScheme: dark ? "dark" : "light", reducedMotion: "reduce",
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  page.on("console", (message) => {
    // A refused form is told by its status too; that is no fault of the page.
    const isStatus = /the server responded with a status of 4\d\d/.test(message.text())
    if (message.type() === "error" && !isStatus) site.faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on("pageerror", (error) => site.faults.push(`${page.url()}: ${error}`))
  return page
}

/** Makes an account through the pages. */
export async function joins(site, name, options = {}) {
  const page = await visitor(site, options)
  await page.goto("/sign-up")
  await fillAccount(page, name)
  await page.locator("main").getByRole("button", { name: "Make an account" }).click()
  await page.locator("summary[aria-label*='" + name + "']").waitFor({ state: "attached" })
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
  await page.goto(site.setupLink)
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
export async function grants(site, name, role) {
  const page = site.admin
  await page.goto(`/admin/people/${name.toLowerCase()}`)
  const csrf = await page.locator("input[name=csrf]").first().inputValue()
  const answer = await page.request.post(`/admin/people/${name.toLowerCase()}/roles`, {
    form: { csrf, role, space: "" }, headers: { Origin: site.base }, maxRedirects: 0,
  })
  if (answer.status() !== 303) throw new Error(`granting ${role} was answered with ${answer.status()}`)
}

/** Signs in through the pages. */
export async function signsIn(page, name) {
  await page.goto("/sign-in")
  await page.getByLabel("Email").fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel("Password").fill(password)
  await page.locator("main").getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(/\/$/)
}

/** Asks a question; the address of its thread. */
export async function asks(page, title, body = "It stopped on **Tuesday**.\n\n```\nerror 17\n```") {
  await page.goto("/ask")
  await page.getByLabel("Your question in one sentence").fill(title)
  await chooseSpace(page)
  await page.locator("textarea[name=body]").fill(body)
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.waitForURL(/\/threads\/\d+/)
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
