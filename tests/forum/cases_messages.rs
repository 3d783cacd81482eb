//! What authors are told: the site's own words, in the author's language, with a look at how they read.

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn an_administrator_writes_a_message_looks_at_it_and_moderators_send_it() {
    let forum = Forum::new();
    let anna = forum.with_role("anna", Role::Admin, None);
    let list = anna.opens("/admin/messages");
    assert!(list.says("Ours") && !list.says("Yours"), "{}", list.html);
    let form = anna.opens("/admin/messages/removed?language=en");
    let text = "Dear {name}, “{title}” at {site}: {nothing}.";
    let looked = form.fills("text", text).presses("Show how it reads");
    assert!(looked.shows(".letter", "Dear Ada Lovelace, “How do I restore a backup?” at Community: {nothing}."));
    assert_eq!(forum.count("message_templates"), 0, "looking keeps nothing");
    looked.fills("text", text).presses("Save");
    assert!(anna.opens("/admin/messages").says("Yours"));

    let (ada, mia, mona) = (forum.member("ada"), forum.member("mia"), forum.moderator("mona", "general"));
    let answer = ada.answers(&ada.asks("Why?"), "Buy my pills.");
    mia.flags(answer, "spam", &[]);
    assert!(mona.claims_first().shows("textarea[name=message_removed]", "Dear Ada, “Why?” at Community: {nothing}."));
    anna.opens("/admin/messages/removed?language=en").presses("Use our words");
    assert_eq!(forum.count("message_templates"), 0);
    assert_eq!(mona.forges("/admin/messages/removed", &[("language", "en"), ("text", "Go.")]).status, 404);
    assert_eq!(anna.gets("/admin/messages/abuse").status, 404, "nobody is told of that");
}

#[test]
fn an_author_is_told_in_their_own_language() {
    let forum = Forum::new();
    let (ada, mia, mona) = (forum.member("ada"), forum.member("mia"), forum.moderator("mona", "general"));
    let answer = ada.answers(&ada.asks("Why?"), "Buy my pills.");
    forum.execute("UPDATE people SET language = 'ko' WHERE handle = 'ada'");
    mia.flags(answer, "spam", &[]);
    assert!(mona.claims_first().shows("textarea[name=message_removed]", "Ada 님, 안녕하세요."));
}
