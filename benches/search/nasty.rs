//! What nobody types, and some try: how long the worst of it takes.

use std::time::Instant as Stopwatch;

use anyhow::Result;
use peerdesk::ids::SpaceId;
use peerdesk::platform::clock::Instant;
use peerdesk::search::{AccessKey, Index, Query, Request, passage};

/// A name for the table, and what is typed.
fn typed() -> Vec<(&'static str, String)> {
    let long = Query::LONGEST;
    let misspelt: String = (0..100).map(|at| format!("conectionn{} ", (b'a' + at % 26) as char)).collect();
    vec![
        ("10 KB", "word ".repeat(2_000)),
        ("brackets", "(".repeat(long)),
        ("quotes", "\"".repeat(long)),
        ("phrases", "\"the data of the query\" ".repeat(long / 24)),
        ("operators", "-a +b ^c ~d *e tag: is: ".repeat(long / 24)),
        ("right-to-left marks", "\u{202e}\u{200f}abc".repeat(long / 5)),
        ("NULs", "\0a".repeat(long / 2)),
        ("one letter", "a".to_owned()),
        ("one letter, often", "a ".repeat(long / 2)),
        ("one word without end", "x".repeat(long)),
        ("common words", "the to a of in is and on for it not with how can this my be as do".to_owned()),
        ("misspelt words", misspelt.chars().take(long).collect()),
        ("Thai without a space", "ไฟกะพริบ".repeat(long / 8)),
        ("Hangul without a space", "와이파이".repeat(long / 4)),
        ("Han without a space", "文字化設定".repeat(long / 5)),
        ("humps", "aB".repeat(long / 2)),
        ("combining marks", "e\u{301}\u{302}".repeat(long / 3)),
    ]
}

/// How often each is done; the quickest counts, since others may use the machine too.
const TIMES: usize = 5;

/// Prints how long each takes on an index: reading and finding, suggesting, and a passage of a text of 30 KB.
pub fn print(index: &Index) -> Result<()> {
    let text = "The data source of the query gives an error, a timeout; 와이파이 ไฟกะพริบ. ".repeat(400);
    let access = [AccessKey::space(SpaceId::new(1))];
    let now = Instant::from_micros(1_795_300_000_000_000);
    println!("\n| typed | search ms | suggest ms | passage ms | found |\n| --- | ---: | ---: | ---: | ---: |");
    for (name, typed) in typed() {
        let Ok(query) = Query::parse(&typed) else {
            println!("| {name} | refused | | | |");
            continue;
        };
        let (search, found) = quickest(|| {
            let query = Query::parse(&typed)?;
            let request = Request {
                query: &query,
                access: &access,
                space: None,
                state: None,
                without: &[],
                now,
                first: 0,
                count: 10,
            };
            Ok(index.search(&request)?.total)
        })?;
        let (suggest, _) = quickest(|| Ok(index.suggest(&typed, &access, 5, now)?.len()))?;
        let (shown, _) = quickest(|| Ok(passage(&text, &query, 240).len()))?;
        println!("| {name} | {search:.1} | {suggest:.1} | {shown:.1} | {found} |");
    }
    Ok(())
}

fn quickest(run: impl Fn() -> Result<usize>) -> Result<(f64, usize)> {
    let mut least = f64::MAX;
    let mut outcome = 0;
    for _ in 0..TIMES {
        let begun = Stopwatch::now();
        outcome = run()?;
        least = least.min(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok((least, outcome))
}
