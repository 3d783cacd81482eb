//! A thread as search engines read it: schema.org's `QAPage`, as Google's "Q&A structured data" describes it.

use serde_json::{Value, json};

use crate::corrections::Correction;
use crate::platform::config::BaseUrl;
use crate::platform::markup;
use crate::posts::Post;
use crate::threads::Thread;
use crate::web::posts::{Around, Marks};
use crate::{threads, urls};

/// The thread as JSON-LD that may stand in a page's `script` element; nothing for a thread that search engines
/// shall not keep. `answers` are those on this page.
pub(in crate::web) fn structured(
    base: &BaseUrl,
    thread: &Thread,
    question: &Post,
    answers: &[Post],
    marks: &Marks,
    around: &Around<'_>,
) -> Option<String> {
    if !threads::is_indexable(thread) || !question.is_shown() {
        return None;
    }
    let page = base.join(&urls::thread(thread.id, &thread.title));
    let told = |answer: &Post| {
        let mut told = post_data(base, answer, around);
        told["@type"] = json!("Answer");
        if let Some(it) = around.correction(answer.id) {
            put_right(&mut told, &it.correction, &it.by_name);
        }
        told["url"] = json!(format!("{page}#post-{}", answer.id));
        told
    };
    let is_solution = |answer: &Post| marks.is_marked(answer.id) && around.better(answer.id).is_none();
    let (solutions, others): (Vec<&Post>, Vec<&Post>) =
        answers.iter().filter(|answer| answer.is_shown()).partition(|it| is_solution(it));
    let mut entity = post_data(base, question, around);
    entity["@type"] = json!("Question");
    entity["name"] = json!(thread.title);
    entity["url"] = json!(page);
    entity["answerCount"] = json!(thread.answer_count);
    for (key, answers) in [("acceptedAnswer", solutions), ("suggestedAnswer", others)] {
        if !answers.is_empty() {
            entity[key] = answers.into_iter().map(told).collect();
        }
    }
    let whole = json!({ "@context": "https://schema.org", "@type": "QAPage", "mainEntity": entity });
    // No text can end the element it stands in, or begin a comment there.
    Some(whole.to_string().replace('<', "\\u003c"))
}

/// What puts an answer right is told in its place, by whom and when: the original goes nowhere without that.
fn put_right(told: &mut Value, correction: &Correction, by: &str) {
    told["text"] = json!(markup::plain_text(&correction.markdown));
    told["dateModified"] = json!(correction.at.to_string());
    told["editor"] = json!({ "@type": "Person", "name": by });
}

fn post_data(base: &BaseUrl, post: &Post, around: &Around<'_>) -> Value {
    let author = around.author(post);
    let mut data = json!({
        "text": markup::plain_text(&post.markdown),
        "upvoteCount": post.score(),
        "datePublished": post.created_at.to_string(),
        "author": { "@type": "Person", "name": author.name },
    });
    if let Some(edited_at) = post.edited_at {
        data["dateModified"] = json!(edited_at.to_string());
    }
    if !author.handle.is_empty() {
        data["author"]["url"] = json!(base.join(&urls::person(&author.handle)));
    }
    data
}
