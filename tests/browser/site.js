// A server of a test's own: the debug binary on a free port with a folder under the system's temporary one, and
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

/** The address of a thread's own page; not of the pages below it, as the one on which it is closed. */
export const ofThread = /\/threads\/\d+([-?#][^/]*)?$/

/** Starts the binary with a command and waits until it has said `awaited`; `stop` ends it and the browser. */
export async function launch(command, awaited, settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), "peerdesk-browser-"))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const args = ["--data", folder, "--listen", `127.0.0.1:${port}`, "--url", base, command]
  const server = spawn(binary, args, { env: { ...process.env, PEERDESK_LIMITS: "off", PEERDESK_LOG: "error", ...settings }, stdio: ["ignore", "pipe", "inherit"] })
  const words = await said(server, awaited)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet })
  const stop = async () => {
    await browser.close()
    server.kill("SIGTERM")
    await new Promise((ended) => (server.exitCode === null ? server.once("exit", ended) : ended()))
    await rm(folder, { recursive: true, force: true })
  }
  return { base, browser, stop, words, faults: [] }
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

/** Waits until the program has said something; what the pattern found. */
function said(server, pattern) {
  return new Promise((found, fail) => {
    let text = ""
    server.stdout.on("data", (chunk) => {
      text += chunk
      const match = text.match(pattern)
      if (match) found(match)
    })
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}:\n${text}`)))
  })
}

/** A person with a browser of their own. Errors that the console shows are faults of the test's site. */
export async function visitor(site, options = {}) {
  const { width = 1280, script = true, dark = false, locale = "en-GB" } = options
  const context = await site.browser.newContext({
    baseURL: site.base, viewport: { width, height: 900 }, javaScriptEnabled: script, locale,
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
