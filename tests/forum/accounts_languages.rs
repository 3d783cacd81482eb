//! In which language somebody reads: as they set it, as they last chose, as their browser asks, as the site speaks.

use peerdesk::rights::Role;
use peerdesk::settings::{self, Settings};

use crate::support::{Forum, Page, Person};

fn speaks(page: &Page<'_>, language: &str) -> bool {
    page.html.contains(&format!("<html lang=\"{language}\"")) && page.header("content-language") == Some(language)
}

fn site_in_korean(forum: &Forum) {
    let new = Settings { language: "ko".into(), ..Settings::default() };
    forum.write(|tx| settings::save(tx, None, &new));
    forum.app.refresh_settings().unwrap();
}

fn has_language(forum: &Forum, person: &Person<'_>, language: &str) -> bool {
    forum.count(&format!("people WHERE id = {} AND language = '{language}'", person.id())) == 1
}

#[test]
fn a_browser_is_heard_and_the_site_has_the_last_word() {
    let forum = Forum::new();
    let guest = forum.guest();
    assert!(speaks(&guest.browses_in("ko-KR,ko;q=0.9,en;q=0.8").opens("/"), "ko"));
    assert!(speaks(&guest.browses_in("fr-CA,fr;q=0.5").opens("/"), "en"));
    site_in_korean(&forum);
    assert!(speaks(&guest.browses_in("fr-CA,fr;q=0.5").opens("/"), "ko"));
    assert!(speaks(&guest.browses_in("en-GB").opens("/"), "en"));
    let varies = guest.opens("/").headers.iter().filter(|(name, _)| name == "vary").cloned().collect::<Vec<_>>();
    assert!(varies.iter().any(|(_, on)| on.contains("Accept-Language") && on.contains("Cookie")), "{varies:?}");
}

#[test]
fn the_switch_is_stronger_than_the_browser_and_leads_back() {
    let forum = Forum::new();
    let guest = forum.guest();
    let english = guest.browses_in("en").opens("/threads?tab=unanswered");
    assert_eq!(english.attributes(".switch__choice[lang]", "lang"), ["en", "ko", "qps"]);
    let korean = english.presses("한국어");
    assert_eq!(korean.path, "/threads?tab=unanswered");
    assert!(speaks(&korean, "ko") && korean.shows("h1", "스레드"));
    assert_eq!(korean.attributes("[lang=ko][aria-pressed]", "aria-pressed"), ["true"]);
    assert!(speaks(&korean.presses("English"), "en"));
    guest.keeps_cookie("language", "tlh");
    assert!(speaks(&guest.browses_in("ko").opens("/"), "ko"), "a language that is no more is not spoken");
}

#[test]
fn a_page_that_came_of_a_form_leads_back_to_where_the_form_stood() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    forum.space("general");
    let again = ada.opens("/ask").presses("Post the question");
    assert_eq!(again.status, 422);
    assert_eq!(again.attributes(".switch input[name=back]", "value"), ["/", "/"], "this browser says not whence");
}

#[test]
fn what_a_member_set_is_strongest_and_goes_with_them() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let korean = ada.browses_in("en").opens("/").presses("한국어");
    assert!(speaks(&korean, "ko") && has_language(&forum, &ada, "ko"));
    ada.loses_cookie("language");
    assert!(speaks(&ada.opens("/"), "ko"), "their account remembers");

    ada.keeps_cookie("language", "en");
    assert!(speaks(&ada.opens("/"), "ko"), "their setting is stronger than a cookie");
    let settings = ada.opens("/settings").fills("language", "").presses("저장");
    assert!(speaks(&settings, "en") && ada.cookie("language").is_none(), "as the browser asks, whatever they chose");
    let settings = settings.fills("language", "ko").presses("Save");
    assert!(speaks(&settings, "ko") && has_language(&forum, &ada, "ko"));
    assert_eq!(ada.cookie("language").as_deref(), Some("ko"), "and so it stays when they sign out");
}

#[test]
fn a_site_set_up_in_korean_gets_korean_pages_of_its_own() {
    let forum = Forum::new();
    let (admin, guest) = (forum.with_role("anna", Role::Admin, None), forum.guest());
    let first = admin.browses_in("ko").opens("/admin/setup");
    assert_eq!(first.attributes("select[name=language] option[selected]", "value"), ["ko"]);
    first.fills("name", "다온 커뮤니티").presses("저장하고 계속하기");
    assert_eq!(forum.app.language().tag(), "ko");
    let rules = admin.browses_in("en").opens("/admin/setup/rules");
    assert!(rules.shows("textarea", "답하기 좋게 물어 주세요"), "in the site's language, whatever its admin reads");
    rules.presses("Save and open the community");
    let shown = guest.browses_in("en").opens("/rules");
    assert!(shown.shows(".prose[lang=ko]", "규칙을 어기면"), "what was written is as it was written");
    assert!(guest.opens("/terms").shows(".prose[lang=en]", "You may stop using"), "ours is in the reader's language");
    assert!(guest.browses_in("ko").opens("/terms").shows(".prose[lang=ko]", "이용을 그만둘 수 있어요"));
}
