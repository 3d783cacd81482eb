// Searches beside writes: whether everything written is found, and how soon. On a site filled from a Stack Exchange
// dump, a hundred searches and fifty answers a second for a minute, each answer with a word of its own; each search
// looks for one of the words that nobody has found yet. Needs Node.js and a release build.
//   node benches/load/search.mjs DUMP-FOLDER [SECONDS]
import { spawn, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const [dump, seconds = "60"] = process.argv.slice(2)
const perSecond = { searches: 100, writes: 50 }
const binary = process.env.PEERDESK_BINARY ?? "target/release/peerdesk"
const folder = mkdtempSync(join(tmpdir(), "peerdesk-load-"))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const base = `http://127.0.0.1:${port}`
const env = { ...process.env, PEERDESK_DATA: folder, PEERDESK_LISTEN: `127.0.0.1:${port}`, PEERDESK_URL: base, PEERDESK_LIMITS: "off", PEERDESK_LOG: "error" }

spawnSync(binary, ["import", "stackexchange", dump, "--space", "support"], { env, stdio: "ignore" })
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

const headers = { Origin: base, "Content-Type": "application/x-www-form-urlencoded" }
const account = { name: "Anna", handle: "who-measures", mail: "anna@example.org", password: "correct horse battery staple" }
const joined = await fetch(base + setup, { method: "POST", headers, body: new URLSearchParams(account), redirect: "manual" })
if (joined.status !== 303) throw new Error(`the first account: ${joined.status} ${(await joined.text()).match(/field__error[^]*?<\/p>/)?.[0]}`)
headers.Cookie = joined.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")
const page = await (await fetch(`${base}/ask`, { headers: { Cookie: headers.Cookie } })).text()
const csrf = page.match(/name="csrf" value="([^"]+)"/)[1]

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms))
}

/** Begins `act` so many times a second, however long each takes; ends when all have. */
async function evenly(rate, act) {
  const begun = performance.now(), running = new Set()
  for (let nth = 0; performance.now() - begun < seconds * 1000; nth += 1) {
    await pause(Math.max(0, begun + (nth * 1000) / rate - performance.now()))
    const one = act(nth).finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
}

const waiting = new Map(), delays = [], searched = [], refused = { writes: 0, searches: 0 }
let written = 0

async function write(nth) {
  const word = `zq${nth.toString(36)}w${Math.random().toString(36).slice(2, 8)}`
  const body = new URLSearchParams({ csrf, body: `The word here is ${word}.` })
  const answer = await fetch(`${base}/threads/${1 + (nth % 400)}/answers`, { method: "POST", headers, body, redirect: "manual" })
  await answer.arrayBuffer()
  if (answer.status !== 303) return void (refused.writes += 1)
  written += 1
  waiting.set(word, performance.now())
}

async function look(word) {
  const begun = performance.now()
  const answer = await fetch(`${base}/search?q=${word}`, { headers: { Accept: "application/json" } })
  if (!answer.ok) return void (refused.searches += 1)
  const { total } = await answer.json()
  const now = performance.now()
  searched.push(now - begun)
  if (total > 0 && waiting.has(word)) {
    delays.push(now - waiting.get(word))
    waiting.delete(word)
  }
}

/** The words that wait, one after the other. */
let turn = 0
function next() {
  const words = [...waiting.keys()]
  return words.length > 0 ? words[(turn += 1) % words.length] : "nothing"
}

await Promise.all([evenly(perSecond.writes, write), evenly(perSecond.searches, () => look(next()))])
for (let tries = 0; waiting.size > 0 && tries < 100; tries += 1) {
  await Promise.all([...waiting.keys()].slice(0, 20).map(look))
  await pause(50)
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]?.toFixed(0)
console.log(`written ${written} (refused ${refused.writes}), searches ${searched.length} (refused ${refused.searches}), never found ${waiting.size}`)
console.log(`from posted to found: p50 ${at(delays, 0.5)} ms, p99 ${at(delays, 0.99)} ms, longest ${at(delays, 1)} ms`)
console.log(`a search: p50 ${at(searched, 0.5)} ms, p99 ${at(searched, 0.99)} ms`)
server.kill("SIGTERM")
await new Promise((ended) => server.once("exit", ended))
rmSync(folder, { recursive: true, force: true })
process.exitCode = waiting.size === 0 ? 0 : 1
