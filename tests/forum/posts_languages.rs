//! In which language a text is said to be written.

use crate::support::Forum;

#[test]
fn a_text_is_in_the_language_of_its_letters_or_of_its_thread_or_of_its_author() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let guest = forum.guest();
    let korean = ada.asks("허브가 인터넷에 연결되지 않아요");
    grace.answers(&korean, "전원을 껐다 켜 보세요.");
    let page = guest.opens(&korean);
    assert!(page.shows("h1[lang=ko]", "허브가") && page.shows(".prose[lang=ko]", "전원을"));

    forum.execute("UPDATE people SET language = 'en' WHERE handle = 'ada'");
    let english = ada.asks("Why does the lamp hum at night?");
    grace.answers(&english, "Turn it off and on again.");
    let page = guest.opens(&english);
    assert!(page.shows("h1[lang=en]", "hum") && page.shows(".prose[lang=en]", "Turn it off"));

    let unknown = grace.asks("Why does the lamp hum by day?");
    ada.answers(&unknown, "It waits for the gateway.");
    let page = guest.opens(&unknown);
    assert!(page.shows("h1", "by day") && !page.shows("h1[lang]", "by day"), "a guess is worse than nothing");
    assert!(page.shows(".prose[lang=en]", "It waits"), "its author reads English");
}
