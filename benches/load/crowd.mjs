// Answers in a thread that 5,000 people follow, beside answers in one that nobody does, in turn on one site: how long the
// answer itself takes, and how long until each follower has exactly one notification of each. Needs Node.js, sqlite3 and
// a release build.
//   node benches/load/crowd.mjs DUMP-FOLDER [ANSWERS]
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { at, pause, serve } from "./site.mjs"

const [dump, answers = "30"] = process.argv.slice(2)
const FOLLOWERS = 5_000
const [FOLLOWED, QUIET] = [12, 13]

function sql(folder, statement) {
  const { status, stdout, stderr } = spawnSync("sqlite3", ["-cmd", ".timeout 20000", join(folder, "peerdesk.db"), statement], { encoding: "utf8" })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

const site = await serve(dump, {}, (folder) => sql(folder, `
  INSERT INTO people (handle, handle_skeleton, name, about, theme, created_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${FOLLOWERS})
    SELECT 'crowd' || i, 'crowd' || i, 'Crowd', '', 'auto', 1 FROM n;
  INSERT INTO accounts (person_id, mail, mail_folded, mail_confirmed_at, created_at)
    SELECT id, handle, handle, 1, 1 FROM people WHERE handle LIKE 'crowd%';
  INSERT INTO follows (thread_id, person_id, at) SELECT ${FOLLOWED}, id, 1 FROM people WHERE handle LIKE 'crowd%'`))

const headers = { Origin: site.base, "Content-Type": "application/x-www-form-urlencoded" }
const account = { name: "Anna", handle: "who-measures", mail: "anna@example.org", password: "correct horse battery staple" }
const made = await fetch(site.base + site.setup, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(account) })
headers.Cookie = made.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")
const csrf = (await (await fetch(`${site.base}/ask`, { headers })).text()).match(/name="csrf" value="([^"]+)"/)[1]

async function answer(thread, nth) {
  const begun = performance.now()
  const sent = await fetch(`${site.base}/threads/${thread}/answers`, { method: "POST", redirect: "manual", headers, body: new URLSearchParams({ csrf, body: `Answer ${nth}.` }) })
  await sent.arrayBuffer()
  if (sent.status !== 303) throw new Error(`an answer: ${sent.status}`)
  return performance.now() - begun
}

const told = () => Number(sql(site.folder, `SELECT count(*) FROM notifications WHERE thread_id = ${FOLLOWED} AND kind = 'answer'`))
const took = { [FOLLOWED]: [], [QUIET]: [] }
await answer(QUIET, 0)
const begun = performance.now()
for (let nth = 1; nth <= Number(answers); nth += 1) {
  for (const thread of nth % 2 ? [FOLLOWED, QUIET] : [QUIET, FOLLOWED]) took[thread].push(await answer(thread, nth))
  await pause(50)
}
for (const [words, thread] of [["followed by 5,000", FOLLOWED], ["followed by nobody", QUIET]]) {
  console.log(`${words.padEnd(20)} ${answers} answers: p50 ${at(took[thread], 0.5).toFixed(1)} ms, longest ${Math.max(...took[thread]).toFixed(1)} ms`)
}
const all = FOLLOWERS * Number(answers)
while (told() < all) {
  if (performance.now() - begun > 300_000) throw new Error(`${told()} of ${all} are told after five minutes`)
  await pause(250)
}
await pause(2_000)
const each = sql(site.folder, `SELECT min(n) || ' to ' || max(n) FROM (SELECT count(*) AS n FROM notifications WHERE thread_id = ${FOLLOWED} AND kind = 'answer' GROUP BY person_id, event_id)`)
console.log(`${told()} notifications for ${all} followers and answers, ${each} each, after ${((performance.now() - begun) / 1000).toFixed(1)} s`)
await site.stop()
