//! What search engines are told: nothing a guest may not read, and each page under one address.

use peerdesk::rights::Role;
use serde_json::Value;

use crate::support::{Forum, Page, Person, Thread};

fn structured(page: &Page<'_>) -> Option<Value> {
    let told = page.texts("script[type='application/ld+json']");
    told.first().map(|json| serde_json::from_str(json).expect("JSON"))
}

#[test]
fn a_thread_asks_to_be_kept_once_somebody_has_answered() {
    let forum = Forum::new();
    let (ada, grace, guest) = (forum.member("ada"), forum.member("grace"), forum.guest());
    let thread = ada.asks("How do I restore a backup?");
    let waiting = guest.opens(&thread);
    assert_eq!(waiting.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(structured(&waiting), None);

    let answer = grace.answers(&thread, "Use the **Restore** tab.");
    ada.opens(&thread).presses("Accept answer");
    grace.answers(&thread, "Or ask </script><b>support</b>.");
    let kept = guest.opens(&thread);
    assert!(kept.attributes("meta[name=robots]", "content").is_empty());
    let told = structured(&kept).expect("an answered thread is told");
    let question = &told["mainEntity"];
    assert_eq!(question["name"], "How do I restore a backup?");
    assert_eq!(question["answerCount"], 2);
    let accepted = &question["acceptedAnswer"][0];
    assert_eq!(accepted["text"], "Use the Restore tab.");
    assert_eq!(accepted["author"]["name"], "Grace");
    assert_eq!(accepted["url"], format!("{}{}#post-{answer}", forum.app.base.origin(), thread.url));
    assert!(question["suggestedAnswer"][0]["text"].as_str().unwrap().contains("support"));
    assert!(structured(&ada.opens(&thread)).is_none(), "search engines come as guests");
}

#[test]
fn hidden_answers_are_told_to_nobody() {
    let forum = Forum::new();
    let (ada, grace, moss) = (forum.member("ada"), forum.member("grace"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Call my cousin.");
    grace.answers(&thread, "Use the Restore tab.");
    moss.opens(&format!("/posts/{answer}/hide")).fills("why", "spam").presses("Hide");
    let told = structured(&forum.guest().opens(&thread)).unwrap().to_string();
    assert!(told.contains("Use the Restore tab.") && !told.contains("cousin"), "{told}");
}

#[test]
fn a_page_has_one_address_whatever_it_was_asked_with() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let guest = forum.guest();
    let address = |path: &str| guest.gets(path).attributes("link[rel=canonical]", "href");
    let full = |path: &str| vec![forum.app.base.join(path)];
    assert_eq!(address(&format!("{}?order=oldest", thread.url)), full(&thread.url));
    assert_eq!(address("/threads?tab=unanswered"), full("/threads"));
    assert_eq!(address("/"), full("/"));
    assert!(address("/nowhere").is_empty());
}

fn stand_in_the_faq(forum: &Forum, asker: &Person<'_>, threads: &[&Thread]) {
    let lead = forum.as_member(forum.with_role("lea", Role::Lead, None).id());
    for thread in threads {
        asker.opens(*thread).presses("Accept answer");
        forum.write(|tx| peerdesk::faq_entries::keep(tx, &lead, thread.id, "Use the Restore tab.", None));
    }
}

#[test]
fn the_sitemap_lists_what_guests_find_answers_on() {
    let forum = Forum::new();
    let (ada, grace, moss) = (forum.member("ada"), forum.member("grace"), forum.moderator("moss", "general"));
    let [told, waiting, hidden, closed] = [
        ada.asks("How do I restore a backup?"),
        ada.asks("Does anybody know this one?"),
        ada.asks("Something rude"),
        ada.asks_in("closed", "For members alone"),
    ];
    for thread in [&told, &hidden, &closed] {
        grace.answers(thread, "Use the Restore tab.");
    }
    let question = ada.opens(&hidden).attributes("article.post", "id")[0].replace("post-", "");
    moss.opens(&format!("/posts/{question}/hide")).fills("why", "spam").presses("Hide");
    stand_in_the_faq(&forum, &ada, &[&told, &closed]);
    forum.execute("UPDATE spaces SET access = 'members' WHERE slug = 'closed'");

    let guest = forum.guest();
    let index = guest.gets("/sitemap.xml");
    assert_eq!(index.status, 200);
    assert!(index.html.contains("/sitemaps/pages.xml") && index.html.contains("/sitemaps/threads-0.xml"));
    for reader in [&guest, &ada] {
        let listed = reader.gets("/sitemaps/threads-0.xml");
        let expected = format!("<loc>{}</loc><lastmod>", forum.app.base.join(&told.url));
        assert!(listed.html.contains(&expected), "{}", listed.html);
        for apart in [&waiting, &hidden, &closed] {
            assert!(!listed.html.contains(&apart.url), "{} is not for search engines", apart.url);
        }
        let pages = reader.gets("/sitemaps/pages.xml").html;
        assert!(pages.contains("/spaces/general<") && !pages.contains("/spaces/closed"));
        assert!(pages.contains("/experts<") && pages.contains("/help<"));
        assert!(pages.contains("/help/general<") && !pages.contains("/help/closed"));
    }
    for name in ["threads-x.xml", "threads--1.xml", "threads-99999999999999999999.xml", "else.xml"] {
        assert_eq!(guest.gets(&format!("/sitemaps/{name}")).status, 404, "{name}");
    }
    assert!(guest.gets("/robots.txt").html.contains(&format!("Sitemap: {}", forum.app.base.join("/sitemap.xml"))));
}

#[test]
fn an_edit_is_a_change_that_the_sitemap_tells() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    let listed = || forum.guest().gets("/sitemaps/threads-0.xml").html;
    let before = listed();
    forum.app.clock.advance(std::time::Duration::from_secs(24 * 3600));
    grace.opens(&format!("/posts/{answer}/edit")).fills("body", "Use the Restore tab, not Export.").presses("Save");
    assert_ne!(listed(), before);
}
