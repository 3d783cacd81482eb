// Searches beside writes: whether everything written is found, and how soon. On a site filled from a Stack Exchange
// dump, a hundred searches and fifty answers a second for a minute, each answer with a word of its own; each search
// looks for one of the words that nobody has found yet. Needs Node.js and a release build.
//   node benches/load/search.mjs DUMP-FOLDER [SECONDS]
import { at, pause, serve } from "./site.mjs"

const [dump, seconds = "60"] = process.argv.slice(2)
const perSecond = { searches: 100, writes: 50 }
const { base, setup, stop } = await serve(dump)

const headers = { Origin: base, "Content-Type": "application/x-www-form-urlencoded" }
const account = { name: "Anna", handle: "who-measures", mail: "anna@example.org", password: "correct horse battery staple" }
const joined = await fetch(base + setup, { method: "POST", headers, body: new URLSearchParams(account), redirect: "manual" })
if (joined.status !== 303) throw new Error(`the first account: ${joined.status} ${(await joined.text()).match(/field__error[^]*?<\/p>/)?.[0]}`)
headers.Cookie = joined.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")
const page = await (await fetch(`${base}/ask`, { headers: { Cookie: headers.Cookie } })).text()
const csrf = page.match(/name="csrf" value="([^"]+)"/)[1]

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

const ms = (values, share) => at(values, share)?.toFixed(0)
console.log(`written ${written} (refused ${refused.writes}), searches ${searched.length} (refused ${refused.searches}), never found ${waiting.size}`)
console.log(`from posted to found: p50 ${ms(delays, 0.5)} ms, p99 ${ms(delays, 0.99)} ms, longest ${ms(delays, 1)} ms`)
console.log(`a search: p50 ${ms(searched, 0.5)} ms, p99 ${ms(searched, 0.99)} ms`)
await stop()
process.exitCode = waiting.size === 0 ? 0 : 1
