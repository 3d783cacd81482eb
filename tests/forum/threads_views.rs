//! Views: counted in memory, once a person and half an hour, and written together.

use std::time::Duration;

use crate::support::Forum;

#[test]
fn reading_a_thread_counts_once_and_writes_nothing() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let guest = forum.guest();
    for reader in [&grace, &guest, &grace, &guest] {
        reader.opens(&thread);
    }
    assert_eq!(forum.count("threads WHERE view_count = 0"), 1, "no request writes");
    forum.app.write_views().unwrap();
    assert_eq!(forum.count("threads WHERE view_count = 3"), 1, "ada, grace and a guest");
    assert!(guest.opens(&thread).says("Read 3 times."));

    forum.app.clock.advance(Duration::from_secs(31 * 60));
    guest.opens(&thread);
    forum.app.write_views().unwrap();
    forum.app.write_views().unwrap();
    assert_eq!(forum.count("threads WHERE view_count = 4"), 1);
}
