//! Long threads: pages by key in both orders, and addresses of posts that find the right one.

use peerdesk::answers::{self, NewAnswer};
use peerdesk::comments::{self, NewComment};
use peerdesk::ids::PostId;
use peerdesk::rights::Member;
use peerdesk::votes::{self, Vote};

use crate::support::{Forum, Page, Person, Thread};

/// A thread with so many answers, the first written first.
fn long_thread<'f>(forum: &'f Forum, answers: usize) -> (Person<'f>, Thread, Vec<PostId>) {
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let by = forum.as_member(forum.member("grace").id());
    let written = (0..answers).map(|nth| {
        forum.app.clock.advance(std::time::Duration::from_secs(1));
        let new = NewAnswer { body: format!("Way {nth}."), follow: false, submission_key: None };
        forum.write(|tx| answers::post(tx, &by, thread.id, &new))
    });
    let written = written.collect();
    (ada, thread, written)
}

fn votes_for(forum: &Forum, by: &Member, post: PostId) {
    forum.write(|tx| votes::cast(tx, by, post, Vote::Up));
}

fn ids(page: &Page<'_>) -> Vec<PostId> {
    let ids = page.attributes(".answers > [id^=post-]", "id");
    ids.iter().map(|id| id.trim_start_matches("post-").parse().unwrap()).collect()
}

/// Every answer, page after page.
fn walked(person: &Person<'_>, first: &str) -> Vec<PostId> {
    let mut page = person.opens(first);
    let mut all = ids(&page);
    while page.html.contains("More answers") {
        page = page.follows("More answers");
        all.extend(ids(&page));
    }
    let mut back = ids(&page);
    while page.html.contains("Answers before these") {
        page = page.follows("Answers before these");
        let mut before = ids(&page);
        before.append(&mut back);
        back = before;
    }
    assert_eq!(back, all, "backwards as forwards");
    all
}

#[test]
fn every_order_goes_through_all_answers_once() {
    let forum = Forum::new();
    let (ada, thread, answers) = long_thread(&forum, 75);
    let voters: Vec<Member> = (0..3).map(|nth| forum.as_member(forum.member(&format!("v{nth}")).id())).collect();
    for (nth, answer) in answers.iter().enumerate() {
        for voter in &voters[..nth % 4] {
            votes_for(&forum, voter, *answer);
        }
    }
    let (accepted, verified) = (answers[40], answers[60]);
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &accepted.to_string())]);
    forum.expert("mina", "general").forges(&format!("/posts/{verified}/verification"), &[]);

    assert_eq!(walked(&ada, &format!("{}?order=oldest", thread.url)), answers);
    let useful = walked(&ada, &thread.url);
    let mut expected: Vec<usize> = (0..75).filter(|nth| ![40, 60].contains(nth)).collect();
    expected.sort_by_key(|nth| (std::cmp::Reverse(nth % 4), *nth));
    let expected: Vec<PostId> =
        [accepted, verified].into_iter().chain(expected.into_iter().map(|nth| answers[nth])).collect();
    assert_eq!(useful, expected);
}

#[test]
fn a_posts_address_leads_to_the_page_where_it_stands() {
    let forum = Forum::new();
    let (ada, thread, answers) = long_thread(&forum, 65);
    let by = forum.as_member(ada.id());
    let new = NewComment { body: "Far down.".into(), submission_key: None };
    let comment = forum.write(|tx| comments::post(tx, &by, answers[64], &new));
    for (post, is_far) in [(answers[0], false), (answers[29], false), (answers[30], true), (answers[64], true)] {
        let guest = forum.guest();
        let page = guest.opens(&format!("/posts/{post}"));
        assert_eq!(page.attributes(&format!("#post-{post}"), "id").len(), 1, "{}", page.path);
        assert_eq!(page.path.contains("from="), is_far, "{}", page.path);
    }
    assert!(ada.opens(&format!("/posts/{comment}")).shows(".comment", "Far down."));
    let question = ada.opens(&thread).attributes("article", "id")[0].replace("post-", "");
    let at = ada.gets(&format!("/posts/{question}"));
    assert_eq!(at.header("location"), Some(format!("{}#post-{question}", thread.url).as_str()));
}

#[test]
fn a_comment_far_down_is_found_on_the_page_of_all_comments() {
    let forum = Forum::new();
    let (ada, _, answers) = long_thread(&forum, 1);
    let by = forum.as_member(ada.id());
    let mut last = answers[0];
    for nth in 0..140 {
        let new = NewComment { body: format!("Remark {nth}."), submission_key: None };
        last = forum.write(|tx| comments::post(tx, &by, answers[0], &new));
    }
    assert!(ada.opens(&format!("/posts/{last}")).shows(&format!("#post-{last}"), "Remark 139."));
    let all = ada.opens(&format!("/posts/{}/comments", answers[0]));
    assert_eq!(all.texts(".comment").len(), 100);
    assert_eq!(all.follows("Older").texts(".comment").len(), 40);
}

#[test]
fn addresses_of_what_one_may_not_know_of_are_not_found() {
    let forum = Forum::new();
    let (ada, thread, answers) = long_thread(&forum, 1);
    let guest = forum.guest();
    assert_eq!(guest.gets(&format!("{}?from=999999", thread.url)).status, 404);
    let question = guest.opens(&thread).attributes("article", "id")[0].replace("post-", "");
    let mo = forum.moderator("mo", "general");
    assert_eq!(mo.forges(&format!("/posts/{question}/hide"), &[("why", "private")]).status, 303);
    for path in [
        format!("/posts/{}", answers[0]),
        format!("/posts/{question}/history"),
        format!("/posts/{}/history", answers[0]),
        format!("/posts/{}/comments", answers[0]),
        "/posts/999999".into(),
        "/posts/0".into(),
    ] {
        assert_eq!(guest.gets(&path).status, 404, "{path}");
    }
    let tombstone = guest.opens(&format!("/posts/{question}"));
    assert!(tombstone.shows(".tombstone", "it shows what is private"), "{}", tombstone.html);
    assert!(!tombstone.says("Way 0.") && !tombstone.says("restore a backup"));
    assert!(ada.opens(&thread).says("Way 0."));
}

/// How many queries somebody's look at a thread takes, once their connection is there.
fn asked(forum: &Forum, reader: &Person<'_>, thread: &Thread) -> usize {
    reader.opens(thread);
    forum.asks(|| reader.opens(thread)).len()
}

#[test]
fn a_long_thread_takes_as_many_queries_as_a_short_one() {
    let forum = Forum::new();
    let (ada, thread, answers) = long_thread(&forum, 1);
    let by = forum.as_member(ada.id());
    let comment = |post| {
        let new = NewComment { body: "So it is.".into(), submission_key: None };
        forum.write(|tx| comments::post(tx, &by, post, &new));
    };
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &answers[0].to_string())]);
    comment(answers[0]);
    let guest = forum.guest();
    let short = [&ada, &guest].map(|reader| asked(&forum, reader, &thread));
    for nth in 0..40 {
        let writer = forum.as_member(forum.member(&format!("writer{nth}")).id());
        let new = NewAnswer { body: format!("Another {nth}."), follow: false, submission_key: None };
        let answer = forum.write(|tx| answers::post(tx, &writer, thread.id, &new));
        votes_for(&forum, &by, answer);
        (0..6).for_each(|_| comment(answer));
    }
    let long = [&ada, &guest].map(|reader| asked(&forum, reader, &thread));
    assert_eq!(long, short);
    assert!(short[0] > 5 && short[0] < 60, "{short:?}");
}
