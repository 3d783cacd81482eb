// A site filled from a Stack Exchange dump, served by the release build in a folder of its own.
import { spawn, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const binary = process.env.PEERDESK_BINARY ?? "target/release/peerdesk"

/** Waits so many milliseconds. */
export function pause(ms) {
  return new Promise((done) => setTimeout(done, ms))
}

/** Imports the dump and serves it; `stop` ends the server, and the process never outlives its own fault. `more` are
    variables of its own, `prepare` is given the folder before the site is served. */
export async function serve(dump, more = {}, prepare = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "peerdesk-load-"))
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const base = `http://127.0.0.1:${port}`
  const env = { ...process.env, PEERDESK_DATA: folder, PEERDESK_LISTEN: `127.0.0.1:${port}`, PEERDESK_URL: base, PEERDESK_LIMITS: "off", PEERDESK_LOG: "error", ...more }
  const imported = spawnSync(binary, ["import", "stackexchange", dump, "--space", "support"], { env, stdio: "ignore" })
  if (imported.status !== 0) throw new Error(`the import of ${dump} ended with ${imported.status}`)
  prepare(folder)
  const server = spawn(binary, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] })
  process.on("exit", () => server.kill("SIGKILL"))
  process.on("uncaughtException", (fault) => { console.error(fault); process.exit(1) })
  const setup = await new Promise((found) => {
    let said = ""
    server.stdout.on("data", (chunk) => {
      said += chunk
      const link = said.match(/\/setup\/\S+/)
      if (link) found(link[0])
    })
  })
  while (!(await fetch(`${base}/readyz`).catch(() => null))?.ok) await pause(100)
  const stop = async () => {
    server.kill("SIGTERM")
    await new Promise((ended) => server.once("exit", ended))
    rmSync(folder, { recursive: true, force: true })
  }
  return { base, setup, stop, server, folder }
}

/** The value below which such a share of the values lies. */
export function at(values, share) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]
}
