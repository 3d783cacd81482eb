//! The desk: what waits, what is at risk, by space; and for leads how often answers turned out wrong.

use std::time::Duration;

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn the_desk_tells_what_waits_and_what_is_late() {
    let forum = Forum::new();
    let (ada, mia) = (forum.member("ada"), forum.member("mia"));
    let (mona, emil) = (forum.moderator("mona", "general"), forum.expert("emil", "general"));
    assert!(mona.opens("/desk").says("Nothing waits for you"));
    let thread = ada.asks("How do I restore a backup?");
    let first = ada.answers(&thread, "Delete the folder first.");
    mia.flags(first, "inaccurate", &[("wrong", "It loses data.")]);
    forum.app.clock.advance(Duration::from_secs(3 * 3600));
    let near = mona.opens("/desk");
    assert!(near.shows(".todo", "case will pass it soon") && near.shows(".todo", "case waits in all"), "{}", near.html);
    forum.app.clock.advance(Duration::from_secs(3600));
    let late = mona.opens("/desk");
    assert!(late.shows(".todo__count--late", "1") && late.shows(".table", "4 h 0 min"), "{}", late.html);
    mona.claims_first();
    let looked = mona.opens("/desk");
    assert!(!looked.says("past its goal") && looked.shows(".todo", "case is yours"), "{}", looked.html);
    for (person, status) in [(&emil, 404), (&mia, 404), (&forum.guest(), 401)] {
        assert_eq!((person.gets("/desk").status, person.gets("/cases").status), (status, status), "{}", person.handle);
    }
    assert!(mona.opens("/").shows(".header__nav", "Desk") && !emil.opens("/").shows(".header__nav", "Desk"));
}

#[test]
fn leads_see_how_many_answers_turned_out_wrong() {
    let forum = Forum::new();
    let (ada, mia) = (forum.member("ada"), forum.member("mia"));
    let lena = forum.with_role("lena", Role::Lead, Some("general"));
    let thread = ada.asks("How do I restore a backup?");
    let answers: Vec<_> = (0..4).map(|nth| ada.answers(&thread, &format!("Try {nth}."))).collect();
    mia.flags(answers[0], "inaccurate", &[("wrong", "No.")]);
    ada.opens(&format!("/posts/{}/edit", answers[0])).fills("body", "Try it twice.").presses("Save");
    forum.app.clock.advance(Duration::from_secs(1));
    let case = lena.claims_first();
    let ended = case.fills("outcome", "accurate").presses("End the case");
    ended.presses("Undo");
    assert!(!lena.opens("/desk").shows(".table", "25"));
    ada.opens(&format!("/posts/{}/edit", answers[0])).fills("body", "Try it thrice.").presses("Save");
    lena.claims_first().fills("outcome", "revised").presses("End the case");
    let desk = lena.opens("/desk");
    assert!(desk.shows(".table", "25"), "one of four: {}", desk.html);
    assert!(!forum.moderator("mona", "general").opens("/desk").says("for each 100 answers"));
}
