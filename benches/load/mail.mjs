// Pages beside mail (TRUST.md R11): how long pages and posts take while an outbox of 5,000 mails meets a mail server that
// says nothing, or is slow, beside a site that has nothing to mail; and how long the outbox takes to drain once the server
// is well. Two sites in one run, asked in turn; the one that is not asked stands still (SIGSTOP), so that neither costs
// the other anything. Needs Node.js, sqlite3 and a release build.
//   node benches/load/mail.mjs DUMP-FOLDER [ROUNDS] [SECONDS]
import { spawnSync } from "node:child_process"
import { Agent, request } from "node:http"
import { createServer } from "node:net"
import { join } from "node:path"
import { at, pause, serve } from "./site.mjs"

const [dump, rounds = "8", seconds = "3"] = process.argv.slice(2)
const MAILS = 5_000

/** A mail server that hangs, is slow, or takes everything. */
function mailServer() {
  const state = { mood: "hangs", taken: 0, at: 0 }
  const server = createServer((line) => {
    let inside = false, rest = ""
    const says = (words) => {
      if (state.mood === "hangs") return
      setTimeout(() => line.write(`${words}\r\n`), state.mood === "slow" ? 500 : 0)
    }
    line.setNoDelay(true).on("error", () => {})
    says("220 mail.example.com ready")
    line.on("data", (chunk) => {
      rest += chunk
      for (let end; (end = rest.indexOf("\r\n")) >= 0; rest = rest.slice(end + 2)) {
        const said = rest.slice(0, end)
        if (inside) {
          if (said !== ".") continue
          inside = false
          state.taken += 1
          says("250 2.0.0 it is here")
        } else if (said.startsWith("EHLO")) says("250-mail.example.com\r\n250 8BITMIME")
        else if (said === "DATA") { inside = true; says("354 go on") }
        else says("250 2.0.0 fine")
      }
    })
  })
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready({ state, port: server.address().port, server })))
}

/** Fills an outbox, as a busy thread does. */
function fill(folder) {
  const rows = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MAILS})
    INSERT INTO mails (kind, data, address, language, message_id, made_at, due_at)
    SELECT 'mails.test', '{}', 'reader' || i || '@example.org', 'en', 'bench-' || i || '@example.org',
      unixepoch() * 1000000, unixepoch() * 1000000 FROM n`
  const filled = spawnSync("sqlite3", [join(folder, "peerdesk.db"), rows], { encoding: "utf8" })
  if (filled.status !== 0) throw new Error(filled.stderr)
}

const mail = await mailServer()
const way = {
  PEERDESK_MAIL_TRANSPORT: "smtp", PEERDESK_MAIL_FROM: "help@example.com", PEERDESK_MAIL_SMTP_HOST: "127.0.0.1",
  PEERDESK_MAIL_SMTP_PORT: String(mail.port), PEERDESK_MAIL_SMTP_SECURITY: "none",
  PEERDESK_MAIL_SMTP_TIMEOUT_SECONDS: "5",
}
const sites = { none: await serve(dump, way), full: await serve(dump, way, fill) }

/** Asks, and says how many milliseconds it took. */
function ask(site, path, { method = "GET", body, headers = {} } = {}) {
  return new Promise((done, fail) => {
    const begun = performance.now()
    site.agent ??= new Agent({ keepAlive: true, maxSockets: 4 })
    const asked = request(site.base + path, { agent: site.agent, method, headers }, (answer) => {
      const chunks = []
      answer.on("data", (chunk) => chunks.push(chunk)).on("end", () => done({ ms: performance.now() - begun, status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }))
    })
    asked.on("error", fail).end(body)
  })
}

/** The first administrator, who reads and writes. */
async function join_(site) {
  const headers = { Origin: site.base, "Content-Type": "application/x-www-form-urlencoded" }
  const account = { name: "Anna", handle: "who-measures", mail: "anna@example.org", password: "correct horse battery staple" }
  const made = await ask(site, site.setup, { method: "POST", headers, body: String(new URLSearchParams(account)) })
  if (made.status !== 303) throw new Error(`the first account: ${made.status}`)
  headers.Cookie = made.headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; ")
  const page = await ask(site, "/ask", { headers: { Cookie: headers.Cookie } })
  site.headers = headers
  site.csrf = page.text.match(/name="csrf" value="([^"]+)"/)[1]
}

const took = { none: { pages: [], posts: [] }, full: { pages: [], posts: [] } }
let nth = 0

/** Four readers and a writer, each asking again as soon as it was answered. */
async function measure(name, into) {
  const site = sites[name], until = performance.now() + Number(seconds) * 1000
  const paths = ["/", "/threads", "/threads/12", "/threads?tab=unanswered"]
  const read = async (path) => {
    while (performance.now() < until) {
      const { ms, status } = await ask(site, path, { headers: { Cookie: site.headers.Cookie } })
      if (status !== 200 && status !== 308 && status !== 301) throw new Error(`${path}: ${status}`)
      into[name].pages.push(ms)
    }
  }
  const write = async () => {
    while (performance.now() < until) {
      const body = String(new URLSearchParams({ csrf: site.csrf, body: `Answer ${(nth += 1)}.` }))
      const { ms, status } = await ask(site, `/threads/${1 + (nth % 400)}/answers`, { method: "POST", headers: site.headers, body })
      if (status !== 303) throw new Error(`an answer: ${status}`)
      into[name].posts.push(ms)
      await pause(25)
    }
  }
  await Promise.all([...paths.slice(0, 3).map(read), write()])
}

/** All of it is tried at once, as the administration's button does: after trouble the program spares the server. */
async function tryAll() {
  const site = sites.full
  site.server.kill("SIGCONT")
  site.agent?.destroy()
  site.agent = undefined
  const body = String(new URLSearchParams({ csrf: site.csrf }))
  const { status } = await ask(site, "/admin/mail/retry", { method: "POST", headers: site.headers, body })
  if (status !== 303) throw new Error(`trying all of it: ${status}`)
}

const line = (name, values) => `${name.padEnd(26)} ${String(values.length).padStart(7)} ${at(values, 0.5).toFixed(2).padStart(9)} ${at(values, 0.99).toFixed(2).padStart(9)}`

for (const site of Object.values(sites)) await join_(site)
for (const mood of ["hangs", "slow"]) {
  mail.state.mood = mood
  mail.state.taken = 0
  await tryAll()
  const into = { none: { pages: [], posts: [] }, full: { pages: [], posts: [] } }
  for (let round = -1; round < Number(rounds); round += 1) {
    // Each is the first of a round as often as the other.
    const order = round % 2 ? ["none", "full"] : ["full", "none"]
    for (const name of order) {
      sites[name === "none" ? "full" : "none"].server.kill("SIGSTOP")
      sites[name].server.kill("SIGCONT")
      await pause(300)
      // The first round warms up.
      await measure(name, round < 0 ? took : into)
    }
  }
  console.log(`\nthe mail server ${mood}: ${rounds} rounds of ${seconds} s each, ${mail.state.taken} mails taken meanwhile`)
  console.log(`${"".padEnd(26)} ${"asked".padStart(7)} ${"p50 ms".padStart(9)} ${"p99 ms".padStart(9)}`)
  for (const what of ["pages", "posts"]) {
    console.log(line(`${what}, nothing to mail`, into.none[what]))
    console.log(line(`${what}, 5,000 mails wait`, into.full[what]))
    const change = (share) => (100 * (at(into.full[what], share) / at(into.none[what], share) - 1)).toFixed(1)
    console.log(`${what}: p50 ${change(0.5)} %, p99 ${change(0.99)} %`)
  }
}

sites.none.server.kill("SIGCONT")
await sites.none.stop()
mail.state.mood = "well"
mail.state.taken = 0
await tryAll()
const begun = performance.now()
const waits = () => Number(spawnSync("sqlite3", [join(sites.full.folder, "peerdesk.db"), "SELECT count(*) FROM mails WHERE ended_at IS NULL"], { encoding: "utf8" }).stdout)
while (waits() > 0) {
  if (performance.now() - begun > 600_000) throw new Error(`${waits()} mails wait after ten minutes`)
  await pause(250)
}
const drained = (performance.now() - begun) / 1000
console.log(`\ndrained: ${mail.state.taken} mails in ${drained.toFixed(1)} s, ${Math.round(mail.state.taken / drained)} a second`)
await sites.full.stop()
mail.server.close()
process.exit(0)
