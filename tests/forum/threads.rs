//! Threads: asked, listed, read.

use crate::support::Forum;

#[test]
fn a_member_asks_and_everybody_can_read_it() {
    let forum = Forum::new();
    let thread = forum.member("ada").asks("How do I restore a backup?");

    let guest = forum.guest();
    let list = guest.opens("/threads");
    assert!(list.shows(".thread-row__title", "How do I restore a backup?"));
    assert!(guest.opens(&thread).shows("h1", "How do I restore a backup?"));
}
