//! On the page of a case: where else the same is said, or nearly the same.

use crate::support::Forum;

const WRONG: &str =
    "Delete the folder with your backups first, restart the machine, and then press Restore in the tab.";

#[test]
fn the_same_and_nearly_the_same_is_found_elsewhere_and_nothing_else() {
    let forum = Forum::new();
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let [one, two, three, four] =
        ["backup", "copy", "archive", "invoice"].map(|what| ada.asks(&format!("How do I restore a {what}?")));
    let vault = ada.asks_in("vault", "How do I restore a backup of the vault?");
    mia.answers(&vault, WRONG);
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    let flagged = grace.answers(&one, WRONG);
    let same = mia.answers(&two, &format!("**{}**", WRONG.to_uppercase()));
    let near = mia.answers(&three, "Delete the folder with your backups first, restart the machine, then press the Restore button in the tab. It works for me.");
    mia.answers(&four, "Ask the shop to send the invoice once more; they keep all of them for ten years.");
    forum.search_catches_up();
    let mona = forum.moderator("mona", "general");
    mia.flags(flagged, "inaccurate", &[("wrong", "It loses data.")]);
    let case = mona.claims_first();
    let found = case.attributes("section:has(> h2) .links a[href^='/posts/']", "href");
    assert_eq!(found, [format!("/posts/{same}"), format!("/posts/{near}")], "{}", case.html);
    assert!(case.says("The same text") && case.says("Nearly the same"), "{}", case.html);

    forum.execute(&format!("UPDATE posts SET hidden_at = 1, hidden_why = 'spam' WHERE id = {same}"));
    let case = mona.opens(&forum.newest_case());
    assert!(!case.says("The same text"), "hidden, it is not pointed to");
}
