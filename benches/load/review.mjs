// A moderator's day: flags on the posts of a dump, each case claimed, read and decided by one person, one after the
// other; then the queue with 10,000 cases that wait. Times are those of whole pages over HTTP. Needs Node.js, sqlite3
// and a release build.
//   node benches/load/review.mjs DUMP-FOLDER [FLAGS] [WAITING]
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { at, pause, serve } from "./site.mjs"

const [dump, flags = "500", waiting = "0"] = process.argv.slice(2)
const REASONS = ["inaccurate", "outdated", "unsafe", "private", "spam", "abusive", "off_topic", "other"]
const FLAGGERS = 40
const MINUTE = 60_000_000

function sql(folder, statement) {
  const { status, stdout, stderr } = spawnSync("sqlite3", ["-cmd", ".timeout 20000", join(folder, "peerdesk.db")], { encoding: "utf8", input: statement })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

/** Flags by people in turn, three on every second post that is flagged at all, opened over the last two days. */
function plant(folder) {
  const now = Date.now() * 1000
  const posts = sql(folder, "SELECT id FROM posts WHERE hidden_at IS NULL AND deleted_at IS NULL ORDER BY (id * 7919) % 10007, id").split("\n").map(Number)
  const rows = [`BEGIN; INSERT INTO people (handle, handle_skeleton, name, about, theme, created_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${FLAGGERS})
    SELECT 'flagger' || i, 'flagger' || i, 'Flagger ' || i, '', 'auto', 1 FROM n;`]
  const flagger = (nth) => `(SELECT id FROM people WHERE handle = 'flagger${nth % FLAGGERS + 1}')`
  let [raised, cases] = [0, 0]
  const open = (many) => {
    const [post, reason, opened] = [posts[cases], REASONS[cases % REASONS.length], now - (cases * 37 % 2880) * MINUTE]
    cases += 1
    rows.push(`INSERT INTO cases (id, post_id, opened_at, reason, urgency) VALUES (${cases}, ${post}, ${opened}, '${reason}', ${opened - (cases * 13 % 1440) * MINUTE});`)
    for (let nth = 0; nth < many; nth += 1, raised += 1) {
      rows.push(`INSERT INTO flags (post_id, case_id, person_id, reason, standing, version, words, better, at)
        VALUES (${post}, ${cases}, ${flagger(cases * 3 + nth)}, '${reason}', 'member', 1, 'What is wrong with it, in a sentence or two.', '${cases % 3 ? "" : "What is right instead."}', ${opened});`)
    }
  }
  while (raised < Number(flags)) open(Math.min(cases % 2 ? 3 : 1, Number(flags) - raised))
  const first = cases
  while (cases < first + Number(waiting) && cases < posts.length) open(1)
  sql(folder, rows.join("\n") + "COMMIT;")
  return { first, all: cases }
}

let planted
const site = await serve(dump, {}, (folder) => { planted = plant(folder) })
const headers = { Origin: site.base, "Content-Type": "application/x-www-form-urlencoded" }
const account = { name: "Anna", handle: "who-measures", mail: "anna@example.org", password: "correct horse battery staple" }
const made = await fetch(site.base + site.setup, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(account) })
headers.Cookie = made.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")
const csrf = (await (await fetch(`${site.base}/ask`, { headers })).text()).match(/name="csrf" value="([^"]+)"/)[1]

const took = {}
async function timed(what, path, fields) {
  const begun = performance.now()
  const body = fields && new URLSearchParams({ csrf, ...fields })
  const answer = await fetch(site.base + path, { method: fields ? "POST" : "GET", redirect: "manual", headers, body })
  const text = await answer.text()
  ;(took[what] ??= []).push(performance.now() - begun)
  if (answer.status !== (fields ? 303 : 200)) throw new Error(`${what} ${path}: ${answer.status}\n${text.match(/field__error[^<]*<[^<]*<?[^<]*/g)}`)
  return text
}
const table = () => {
  for (const [what, times] of Object.entries(took)) {
    console.log(`${what.padEnd(10)} ${String(times.length).padStart(5)} times: p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`)
  }
}

const plain = (text) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
/** What a decision takes, beside the words that are prepared. */
const TAKES = {
  accurate: { reply: "It is right: see the manual, page 9." },
  author_revises: {}, abuse: {}, revised: {},
  corrected: { correction_body: "Press **Restore** instead.", correction_why: "The tab has moved.", correction_source: "Manual, p. 9" },
  superseded: { better: "/threads/1" },
  removed: { why: "spam" },
  warned: { warned_why: "off_topic" },
  redacted: { body: "The rest of it, without the number." },
}
const decided = {}

if (waiting === "0") {
  for (let nth = 0; nth < planted.first; nth += 1) {
    const queue = await timed("queue", "/cases")
    const claim = queue.match(/action="(\/cases\/\d+\/claim)"/)?.[1]
    if (!claim) throw new Error(`${planted.first - nth} cases are left, and the queue shows none`)
    await timed("claim", claim, {})
    const number = claim.split("/")[2]
    const page = await timed("case", `/cases/${number}`)
    const offered = [...page.matchAll(/name="outcome" value="(\w+)"/g)].map((it) => it[1])
    const outcome = offered[nth % offered.length]
    const letter = page.match(new RegExp(`name="message_${outcome}"[^>]*>\\n?([^<]*)`))?.[1] ?? ""
    const version = page.match(/name="version" value="(\d+)"/)?.[1]
    const fields = { version, outcome, [`message_${outcome}`]: plain(letter), ...TAKES[outcome] }
    if (outcome === "superseded") fields.better = page.includes('href="/threads/1-') ? "/threads/2" : "/threads/1"
    await timed("decision", `/cases/${number}/decision`, letter || outcome !== "abuse" ? fields : { version, outcome })
    decided[outcome] = (decided[outcome] ?? 0) + 1
  }
  console.log(`${flags} flags in ${planted.first} cases: ${Object.entries(decided).map(([outcome, count]) => `${outcome} ${count}`).join(", ")}`)
  table()
  const left = sql(site.folder, "SELECT count(*) FROM cases WHERE closed_at IS NULL AND asked_until IS NULL")
  sql(site.folder, "UPDATE jobs SET run_at = 0 WHERE kind = 'cases.stand'")
  for (let tries = 0; sql(site.folder, "SELECT count(*) FROM decisions WHERE stood_at IS NULL") !== "0"; tries += 1) {
    if (tries > 600) throw new Error("decisions do not come to stand")
    await pause(200)
  }
  console.log(`${left} cases wait; every decision stands; ${sql(site.folder, "SELECT count(*) FROM jobs WHERE problem IS NOT NULL")} jobs have failed`)
} else {
  for (let nth = 0; nth < 200; nth += 1) {
    await timed("queue", "/cases")
    await timed("reason", `/cases?reason=${REASONS[nth % REASONS.length]}`)
    await timed("last page", `/cases?after=${planted.all - nth}`)
    await timed("desk", "/desk")
    await timed("case", `/cases/${1 + nth * 7 % planted.all}`)
  }
  console.log(`${planted.all} cases wait`)
  table()
}
await site.stop()
