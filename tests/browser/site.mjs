// A demonstration site for the browser tests: started once for each test file, ended with it.
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { chromium } from "playwright-core"

const BINARY = fileURLToPath(new URL("../../target/debug/peerdesk", import.meta.url))
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
]

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

async function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

// Starts a site filled with the demonstration. `people` are its printed sign-ins: role → { mail, password }.
export async function startSite() {
  const folder = await mkdtemp(join(tmpdir(), "peerdesk-browser-"))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = { ...process.env, PEERDESK_LIMITS: "off" }
  const child = spawn(BINARY, ["--data", folder, "--listen", `127.0.0.1:${port}`, "--url", address, "demo"], { env })
  let said = ""
  let log = ""
  child.stdout.on("data", (bytes) => { said += bytes })
  child.stderr.on("data", (bytes) => { log = (log + bytes).slice(-20_000) })
  const ended = new Promise((resolve) => child.once("exit", resolve))
  const stop = async () => {
    child.kill("SIGTERM")
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready(address, child)
  } catch (error) {
    await stop()
    throw new Error(`the site does not start: ${error.message}\n${said}\n${log}`)
  }
  return { address, people: signIns(said), stop, said: () => said, log: () => log }
}

async function ready(address, child) {
  const until = Date.now() + 120_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("not ready after two minutes")
}

// Lines such as "  expert     mina@…   the-password".
function signIns(said) {
  const people = {}
  for (const [, role, mail, password] of said.matchAll(/^\s*([a-z ]+?)\s{2,}(\S+@\S+)\s+(\S+)\s*$/gm)) {
    people[role] = { mail, password }
  }
  return people
}

export async function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS })
}

// A browser of somebody's own. Whatever it complains about fails the test that asks `complaints`.
export async function open(browser, site, options = {}) {
  const context = await browser.newContext({ baseURL: site.address, viewport: DESK, ...options })
  const page = await context.newPage()
  const complaints = []
  page.on("console", (message) => { if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`) })
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`))
  return { context, page, complaints }
}

export async function signIn(page, person) {
  await page.goto("/sign-in")
  await page.getByLabel("Email").fill(person.mail)
  await page.getByLabel("Password", { exact: true }).fill(person.password)
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
}
