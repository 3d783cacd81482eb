//! Asking: what the form offers, refuses and keeps; sent often, a question is asked once.

use diesel::prelude::*;
use peerdesk::ids::{ProductId, SpaceId, VersionId};
use peerdesk::platform::db::schema::{product_versions, products, spaces};
use peerdesk::questions::{self, NewQuestion};

use crate::support::Forum;

/// A product with a version in a space.
fn product(forum: &Forum, space: SpaceId, name: &str, version: &str) -> (ProductId, VersionId) {
    forum.write(|tx| {
        let row = (products::space_id.eq(space), products::name.eq(name));
        let product: ProductId =
            diesel::insert_into(products::table).values(row).returning(products::id).get_result(tx.conn())?;
        let row = (product_versions::product_id.eq(product), product_versions::name.eq(version));
        let version: VersionId = diesel::insert_into(product_versions::table)
            .values(row)
            .returning(product_versions::id)
            .get_result(tx.conn())?;
        Ok((product, version))
    })
}

fn set_template(forum: &Forum, space: SpaceId, text: &str) {
    forum.write(|tx| {
        diesel::update(spaces::table.find(space)).set(spaces::template.eq(text)).execute(tx.conn())?;
        Ok(())
    });
}

#[test]
fn a_question_with_all_its_details() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let space = forum.space("gateway");
    forum.space("general");
    let (hub, version) = product(&forum, space, "Gateway 2", "4.2.1");
    set_template(&forum, space, "**What happens**");

    let form = ada.opens("/ask?space=gateway&title=Lights+go+out");
    assert!(form.shows("textarea[name=body]", "**What happens**"));
    let thread = form
        .fills("body", "They go out.")
        .fills("product", &hub.to_string())
        .fills("version", &version.to_string())
        .fills("tags", "Zigbee, firmware 4.2")
        .presses("Post the question");
    assert!(thread.shows("h1", "Lights go out"), "{}", thread.html);
    assert!(thread.shows(".thread-head", "Gateway 2 4.2.1"));
    assert_eq!(thread.texts(".thread-head .tag"), ["zigbee", "firmware-4.2"]);
    assert!(ada.opens(&format!("/threads?space=gateway&product={hub}")).says("Lights go out"));
}

#[test]
fn what_does_not_fit_comes_back_with_its_reasons_and_its_text() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let (here, elsewhere) = (forum.space("gateway"), forum.space("lighting"));
    let (_, other_version) = product(&forum, elsewhere, "Bulb", "1");
    let (hub, _) = product(&forum, here, "Gateway 2", "4.2.1");

    let again = ada
        .opens("/ask")
        .fills("title", &"x".repeat(151))
        .fills("tags", "a, b, c, d, e, f")
        .fills("body", "  ")
        .presses("Post the question");
    assert_eq!(again.status, 422);
    for words in ["At most 150", "At most 5", "Please choose where your question belongs."] {
        assert!(again.shows(".field__error", words), "{words}: {}", again.html);
    }
    assert!(again.html.contains(&"x".repeat(151)));
    let send = |fields: &[(&str, &str)]| {
        let mut all = vec![("title", "Lights go out"), ("body", "They do.")];
        all.extend(fields);
        ada.forges("/threads", &all)
    };
    let (here, hub, other) = (here.to_string(), hub.to_string(), other_version.to_string());
    let page = send(&[("space", &here), ("product", &hub), ("version", &other)]);
    assert!(page.says("This version belongs to another product."), "{}", page.html);
    let page = send(&[("space", &elsewhere.to_string()), ("product", &hub)]);
    assert!(page.says("This product belongs to another space."));
    assert!(send(&[("space", "999")]).says("There is no such space for you."));
    assert_eq!(forum.count("threads"), 0);
}

#[test]
fn without_a_script_a_button_shows_what_a_space_asks_and_keeps_the_text() {
    let forum = Forum::new();
    let space = forum.space("gateway");
    forum.space("general");
    product(&forum, space, "Gateway 2", "4.2.1");
    set_template(&forum, space, "**What happens**");

    for who in [forum.guest(), forum.member("ada")] {
        let form = who.opens("/ask").fills("title", "Lights go out").fills("space", &space.to_string());
        let form = form.presses("Use this space");
        assert_eq!(form.status, 200);
        assert!(form.shows("select[name=product]", "Gateway 2"));
        assert!(form.shows("textarea[name=body]", "**What happens**"));
        assert_eq!(form.attributes("input[name=title]", "value"), ["Lights go out"]);
        assert!(!form.path.contains("csrf"), "nothing typed and no token stands in an address");

        let written = form.fills("body", "They do.").presses("Use this space");
        assert!(written.shows("textarea[name=body]", "They do."), "what was written stays");
    }
}

#[test]
fn a_question_sent_many_times_at_once_is_asked_once() {
    let forum = Forum::new();
    let space = forum.space("general");
    let ada = forum.as_member(forum.member("ada").id());
    let new = NewQuestion {
        title: "Lights go out".into(),
        body: "They do.".into(),
        space,
        tags: vec!["zigbee".into()],
        product: None,
        version: None,
        language: None,
        submission_key: Some("the same form".into()),
    };
    let outcomes = forum.at_once(20, |_, tx| questions::ask(tx, &ada, &new));
    let threads: std::collections::BTreeSet<_> = outcomes.into_iter().map(Result::unwrap).collect();
    assert_eq!(threads.len(), 1);
    assert_eq!(forum.count("threads"), 1);
    assert_eq!(forum.count("spaces WHERE thread_count = 1"), 1);
}

#[test]
fn a_draft_is_taken_up_where_it_was_left_and_goes_with_the_question() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let space = forum.space("general").to_string();
    forum.space("payments");
    let fields = [("title", "Lights go"), ("space", space.as_str()), ("body", "They d")];
    assert_eq!(ada.forges("/drafts?place=/threads", &fields).status, 204);

    let form = ada.opens("/ask");
    assert_eq!(form.attributes("input[name=title]", "value"), ["Lights go"]);
    assert!(form.shows("textarea[name=body]", "They d"));
    assert!(form.fills("body", "They do.").presses("Post the question").shows("h1", "Lights go"));
    assert_eq!(forum.count("drafts"), 0);
}
