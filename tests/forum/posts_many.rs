//! A thread with 2,000 answers: pages by key that meet each answer once, addresses that find their page, and no more
//! queries than a short thread takes.

use std::collections::BTreeSet;

use peerdesk::ids::PostId;

use crate::support::{Forum, Person, Thread};

/// So many answers, with few worths and few moments between them, so that many are alike.
const MANY: i64 = 2_000;

/// Gives a thread so many answers by its asker, as if they had been written and voted on.
fn fill(forum: &Forum, ada: &Person<'_>, thread: &Thread, many: i64) {
    let (id, by) = (thread.id, ada.id());
    let begun = forum.app.clock.now().micros();
    for some in (0..many).collect::<Vec<_>>().chunks(500) {
        let row = |nth: &i64| {
            let (at, up) = (begun + nth / 3 * 1_000_000, nth * 37 % 11);
            let worth = f64::from(i32::try_from(up).unwrap()) / 16.0;
            format!("({id}, 'answer', {by}, 'Way {nth}.', '<p>Way {nth}.</p>', 1000, {at}, {up}, {worth})")
        };
        let rows: Vec<String> = some.iter().map(row).collect();
        forum.execute(&format!(
            "INSERT INTO posts (thread_id, kind, author_id, markdown, html, markup_version, created_at, baseline_up, worth) \
             VALUES {}",
            rows.join(", ")
        ));
    }
    forum.execute(&format!("UPDATE threads SET answer_count = {many} WHERE id = {id}"));
    forum.execute(&format!("UPDATE people SET post_count = post_count + {many} WHERE id = {by}"));
}

/// The answers of a page by its text, in their order, and the address that goes on; reading it as a tree for each of
/// so many pages would take most of the time.
fn read(html: &str) -> (Vec<PostId>, Option<String>) {
    let answers = html.split("id=\"answers\"").nth(1).unwrap_or_default().split("<article ").skip(1);
    let ids = answers.filter_map(|article| article.split("id=\"post-").nth(1)?.split('"').next()?.parse().ok());
    let later = html.split("href=\"").skip(1).find(|link| link.contains(">More answers<") && link.find('>').is_some());
    let later = later.and_then(|link| link.split('"').next()).map(|link| link.replace("&amp;", "&"));
    (ids.collect(), later.map(|link| link.split('#').next().unwrap_or_default().to_owned()))
}

/// Every answer, page after page, and how many pages there were.
fn walked(reader: &Person<'_>, first: &str) -> (Vec<PostId>, usize) {
    let (mut all, mut next, mut pages) = (Vec::new(), Some(first.to_owned()), 0);
    while let Some(address) = next {
        assert!(!address.contains("offset"), "{address}");
        let page = reader.opens(&address);
        let (ids, later) = read(&page.html);
        all.extend(ids);
        (next, pages) = (later, pages + 1);
        assert!(pages <= 70, "it does not end");
    }
    (all, pages)
}

/// Every answer in the order that rows of ours give.
fn ordered(forum: &Forum, by: &str) -> Vec<PostId> {
    let ids = "SELECT string_agg(CAST(id AS TEXT), ',') AS words FROM (SELECT p.id FROM posts p \
               LEFT JOIN acceptances a ON a.post_id = p.id LEFT JOIN verifications v ON v.post_id = p.id \
               WHERE p.kind = 'answer' ORDER BY";
    let words = forum.words(&format!("{ids} {by}) AS ordered"));
    words.split(',').map(|id| id.parse().unwrap()).collect()
}

#[test]
fn two_thousand_answers_are_each_met_once_in_every_order() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    fill(&forum, &ada, &thread, MANY);
    let oldest = ordered(&forum, "created_at, id");
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &oldest[1234].to_string())]);
    let mina = forum.expert("mina", "general");
    for nth in [77, 1999] {
        assert_eq!(mina.forges(&format!("/posts/{}/verification", oldest[nth]), &[]).status, 303);
    }
    let guest = forum.guest();
    assert_eq!(walked(&guest, &format!("{}?order=oldest", thread.url)), (oldest.clone(), 67));
    let useful = ordered(&forum, "a.at IS NULL, v.at IS NULL, worth DESC, created_at, p.id");
    let (met, pages) = walked(&guest, &thread.url);
    assert_eq!(pages, 67);
    assert_eq!(met.iter().collect::<BTreeSet<_>>().len(), 2_000, "each once");
    assert_eq!(met, useful);
}

#[test]
fn the_address_of_each_of_two_thousand_answers_finds_its_page() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    fill(&forum, &ada, &thread, MANY);
    let useful = ordered(&forum, "worth DESC, created_at, p.id");
    let guest = forum.guest();
    for nth in [0, 29, 30, 31, 499, 1_000, 1_500, 1_970, 1_998, 1_999] {
        let page = guest.opens(&format!("/posts/{}", useful[nth]));
        let (ids, _) = read(&page.html);
        assert!(ids.contains(&useful[nth]), "{nth}: {}", page.path);
        assert_eq!(page.path.contains("from="), nth > 29, "{nth}: {}", page.path);
    }
}

#[test]
fn two_thousand_answers_take_as_many_queries_as_twenty() {
    let counts = [20, MANY].map(|many| {
        let forum = Forum::new();
        let ada = forum.member("ada");
        let thread = ada.asks("How do I restore a backup?");
        fill(&forum, &ada, &thread, many);
        let useful = ordered(&forum, "worth DESC, created_at, p.id");
        let last = useful.last().unwrap();
        let places = [
            thread.url.clone(),
            format!("{}?order=oldest", thread.url),
            format!("{}?from={last}", thread.url),
            format!("{}?before={last}", thread.url),
            format!("/posts/{last}"),
        ];
        places.map(|place| {
            ada.gets(&place);
            forum.asks(|| assert!(ada.gets(&place).status < 400)).len()
        })
    });
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].iter().all(|queries| (4..60).contains(queries)), "{counts:?}");
}
