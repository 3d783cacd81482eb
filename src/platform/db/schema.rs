//! Every table, as the queries know it. `tests/forum/schema.rs` holds both migrations to each other and to this.
#![expect(missing_docs, reason = "columns are described in the migrations")]

diesel::table! {
    people (id) {
        id -> BigInt,
        handle -> Text,
        handle_skeleton -> Text,
        name -> Text,
        about -> Text,
        language -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        theme -> Text,
        created_at -> BigInt,
        suspended_at -> Nullable<BigInt>,
        suspended_until -> Nullable<BigInt>,
        suspended_why -> Nullable<Text>,
        suspended_by -> Nullable<BigInt>,
        post_count -> BigInt,
        accepted_count -> BigInt,
        picture -> Nullable<Text>,
        shortcuts_off_at -> Nullable<BigInt>,
        activity_hidden_at -> Nullable<BigInt>,
        leaving_at -> Nullable<BigInt>,
        leaving_how -> Nullable<Text>,
        rights_changed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    accounts (person_id) {
        person_id -> BigInt,
        mail -> Text,
        mail_folded -> Text,
        created_at -> BigInt,
        signed_in_at -> Nullable<BigInt>,
        mail_confirmed_at -> Nullable<BigInt>,
        waits_since -> Nullable<BigInt>,
        note -> Text,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    mailed_links (id) {
        id -> BigInt,
        purpose -> Text,
        person_id -> BigInt,
        mail -> Text,
        token_hash -> Text,
        browser_hash -> Nullable<Text>,
        code_hash -> Nullable<Text>,
        leads_to -> Text,
        made_at -> BigInt,
        ends_at -> BigInt,
        used_at -> Nullable<BigInt>,
        replaced_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    devices (id) {
        id -> BigInt,
        person_id -> BigInt,
        token_hash -> Text,
        agent -> Text,
        address -> Text,
        first_at -> BigInt,
        last_at -> BigInt,
    }
}

diesel::table! {
    passwords (person_id) {
        person_id -> BigInt,
        hash -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        person_id -> BigInt,
        created_at -> BigInt,
        used_at -> BigInt,
        expires_at -> BigInt,
        agent -> Text,
        address -> Text,
        proved_at -> Nullable<BigInt>,
        is_kept -> BigInt,
    }
}

diesel::table! {
    setup_links (token_hash) {
        token_hash -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    attempts (id) {
        id -> BigInt,
        kind -> Text,
        key -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        at -> BigInt,
        kind -> Text,
        by_id -> Nullable<BigInt>,
        about_id -> Nullable<BigInt>,
        address -> Text,
        detail -> Text,
    }
}

diesel::table! {
    spaces (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        description -> Text,
        palette -> BigInt,
        position -> BigInt,
        access -> Text,
        template -> Text,
        thread_count -> BigInt,
        created_at -> BigInt,
        time_zone -> Nullable<Text>,
    }
}

diesel::table! {
    products (id) {
        id -> BigInt,
        space_id -> BigInt,
        name -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    product_versions (id) {
        id -> BigInt,
        product_id -> BigInt,
        name -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    groups (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    group_members (group_id, person_id) {
        group_id -> BigInt,
        person_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    space_groups (space_id, group_id) {
        space_id -> BigInt,
        group_id -> BigInt,
    }
}

diesel::table! {
    role_grants (id) {
        id -> BigInt,
        person_id -> BigInt,
        role -> Text,
        space_id -> Nullable<BigInt>,
        by_id -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        name -> Text,
        description -> Text,
        thread_count -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    threads (id) {
        id -> BigInt,
        kind -> Text,
        space_id -> BigInt,
        asked_by -> BigInt,
        title -> Text,
        language -> Nullable<Text>,
        audience -> Text,
        product_id -> Nullable<BigInt>,
        version_id -> Nullable<BigInt>,
        excerpt -> Text,
        answer_count -> BigInt,
        too_count -> BigInt,
        follow_count -> BigInt,
        view_count -> BigInt,
        created_at -> BigInt,
        last_activity_at -> BigInt,
        last_post_by -> BigInt,
        resolved_at -> Nullable<BigInt>,
        resolved_by -> Nullable<BigInt>,
        resolved_how -> Nullable<Text>,
        closed_at -> Nullable<BigInt>,
        closed_by -> Nullable<BigInt>,
        closed_why -> Nullable<Text>,
        duplicate_of -> Nullable<BigInt>,
        pinned_at -> Nullable<BigInt>,
        locked_at -> Nullable<BigInt>,
        locked_by -> Nullable<BigInt>,
        hidden_at -> Nullable<BigInt>,
        moved_to -> Nullable<BigInt>,
    }
}

diesel::table! {
    thread_tags (thread_id, tag_id) {
        thread_id -> BigInt,
        tag_id -> BigInt,
        position -> BigInt,
    }
}

diesel::table! {
    toos (thread_id, person_id) {
        thread_id -> BigInt,
        person_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    follows (thread_id, person_id) {
        thread_id -> BigInt,
        person_id -> BigInt,
        at -> BigInt,
        level -> Text,
    }
}

diesel::table! {
    tag_follows (tag_id, person_id) {
        tag_id -> BigInt,
        person_id -> BigInt,
        level -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    space_follows (space_id, person_id) {
        space_id -> BigInt,
        person_id -> BigInt,
        level -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    notifications (id) {
        id -> BigInt,
        person_id -> BigInt,
        event_id -> BigInt,
        kind -> Text,
        topic -> Text,
        thread_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
        space_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        by_id -> Nullable<BigInt>,
        at -> BigInt,
        in_product -> BigInt,
        by_mail -> Text,
        read_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    notification_choices (person_id, topic) {
        person_id -> BigInt,
        topic -> Text,
        in_product -> BigInt,
        by_mail -> Text,
    }
}

diesel::table! {
    notification_digests (person_id) {
        person_id -> BigInt,
        period -> Text,
        hour -> BigInt,
        weekday -> BigInt,
        due_at -> Nullable<BigInt>,
        last_at -> Nullable<BigInt>,
        upto -> BigInt,
    }
}

diesel::table! {
    withheld_news (event_id) {
        event_id -> BigInt,
        thread_id -> BigInt,
        at -> BigInt,
        ready_at -> Nullable<BigInt>,
        person -> BigInt,
    }
}

diesel::table! {
    notification_positions (name) {
        name -> Text,
        position -> Text,
        person -> BigInt,
    }
}

diesel::table! {
    old_addresses (path) {
        path -> Text,
        thread_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
        space_id -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
        tag_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    posts (id) {
        id -> BigInt,
        thread_id -> BigInt,
        kind -> Text,
        parent_id -> Nullable<BigInt>,
        author_id -> BigInt,
        author_name -> Nullable<Text>,
        language -> Nullable<Text>,
        markdown -> Text,
        html -> Text,
        markup_version -> BigInt,
        created_at -> BigInt,
        version -> BigInt,
        edited_at -> Nullable<BigInt>,
        edited_by -> Nullable<BigInt>,
        held_at -> Nullable<BigInt>,
        hidden_at -> Nullable<BigInt>,
        hidden_by -> Nullable<BigInt>,
        hidden_why -> Nullable<Text>,
        hidden_note -> Nullable<Text>,
        deleted_at -> Nullable<BigInt>,
        votes_up -> BigInt,
        votes_down -> BigInt,
        baseline_up -> BigInt,
        baseline_down -> BigInt,
        worth -> Double,
        submission_key -> Nullable<Text>,
        print -> Nullable<BigInt>,
    }
}

diesel::table! {
    rules (id) {
        id -> BigInt,
        name -> Text,
        kind -> Text,
        words -> Text,
        most -> BigInt,
        does -> Text,
        space_id -> Nullable<BigInt>,
        version -> BigInt,
        changed_by -> BigInt,
        changed_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    rule_hits (id) {
        id -> BigInt,
        rule_id -> BigInt,
        post_id -> BigInt,
        version -> BigInt,
        does -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    approvals (id) {
        id -> BigInt,
        post_id -> BigInt,
        version -> BigInt,
        asked_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        by_id -> Nullable<BigInt>,
        why -> Text,
    }
}

diesel::table! {
    revisions (id) {
        id -> BigInt,
        post_id -> BigInt,
        version -> BigInt,
        title -> Nullable<Text>,
        markdown -> Text,
        by_id -> BigInt,
        at -> BigInt,
        note -> Text,
        hidden_at -> Nullable<BigInt>,
        hidden_by -> Nullable<BigInt>,
        hidden_why -> Nullable<Text>,
    }
}

diesel::table! {
    mentions (post_id, person_id) {
        post_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    thread_links (post_id, thread_id) {
        post_id -> BigInt,
        thread_id -> BigInt,
    }
}

diesel::table! {
    votes (post_id, person_id) {
        post_id -> BigInt,
        person_id -> BigInt,
        value -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    acceptances (thread_id) {
        thread_id -> BigInt,
        post_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    alternatives (post_id) {
        post_id -> BigInt,
        thread_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    verifications (post_id) {
        post_id -> BigInt,
        thread_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    drafts (id) {
        id -> BigInt,
        person_id -> BigInt,
        place -> Text,
        fields -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    kept_forms (token_hash) {
        token_hash -> Text,
        place -> Text,
        page -> Text,
        fields -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    moderation_acts (id) {
        id -> BigInt,
        thread_id -> BigInt,
        post_id -> Nullable<BigInt>,
        kind -> Text,
        why -> Nullable<Text>,
        note -> Text,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        kind -> Text,
        thread_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
        space_id -> Nullable<BigInt>,
        at -> BigInt,
        data -> Text,
        xact -> BigInt,
    }
}

diesel::table! {
    jobs (id) {
        id -> BigInt,
        kind -> Text,
        data -> Text,
        run_at -> BigInt,
        tries -> BigInt,
        claimed_at -> Nullable<BigInt>,
        claimed_by -> Nullable<Text>,
        failed_at -> Nullable<BigInt>,
        problem -> Nullable<Text>,
        made_at -> BigInt,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
        changed_at -> BigInt,
        changed_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    site_pages (id) {
        id -> BigInt,
        name -> Text,
        version -> BigInt,
        markdown -> Text,
        html -> Text,
        by_id -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    consents (person_id, page_id) {
        person_id -> BigInt,
        page_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    import_sources (id) {
        id -> BigInt,
        name -> Text,
        space_id -> BigInt,
        started_at -> BigInt,
        finished_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    imported_people (source_id, foreign_id) {
        source_id -> BigInt,
        foreign_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    imported_posts (source_id, is_comment, foreign_id) {
        source_id -> BigInt,
        is_comment -> BigInt,
        foreign_id -> BigInt,
        post_id -> BigInt,
    }
}

diesel::table! {
    uploads (id) {
        id -> BigInt,
        key -> Text,
        person_id -> BigInt,
        content -> Text,
        kind -> Text,
        name -> Text,
        bytes -> BigInt,
        width -> Nullable<BigInt>,
        height -> Nullable<BigInt>,
        at -> BigInt,
        unused_since -> Nullable<BigInt>,
    }
}

diesel::table! {
    faq_entries (thread_id) {
        thread_id -> BigInt,
        position -> BigInt,
        markdown -> Text,
        html -> Text,
        answer_id -> Nullable<BigInt>,
        answer_version -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        checked_by -> BigInt,
        checked_at -> BigInt,
        question_version -> BigInt,
        markup_version -> BigInt,
    }
}

diesel::table! {
    upload_uses (upload_id, post_id, version) {
        upload_id -> BigInt,
        post_id -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    shifts (id) {
        id -> BigInt,
        space_id -> BigInt,
        person_id -> BigInt,
        weekday -> BigInt,
        starts -> BigInt,
        ends -> BigInt,
        by_id -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    products_used (person_id, product_id) {
        person_id -> BigInt,
        product_id -> BigInt,
        version_id -> Nullable<BigInt>,
        since -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    old_handles (handle) {
        handle -> Text,
        handle_skeleton -> Text,
        person_id -> BigInt,
        left_at -> BigInt,
    }
}

diesel::table! {
    exports (id) {
        id -> BigInt,
        person_id -> BigInt,
        key -> Text,
        asked_at -> BigInt,
        made_at -> Nullable<BigInt>,
        expires_at -> Nullable<BigInt>,
        bytes -> BigInt,
        problem -> Nullable<Text>,
    }
}

diesel::table! {
    providers (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        issuer -> Text,
        client_id -> Text,
        client_secret -> Nullable<Text>,
        scopes -> Text,
        newcomers -> Text,
        sign_out -> Text,
        closed_at -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

diesel::table! {
    identities (id) {
        id -> BigInt,
        provider_id -> BigInt,
        person_id -> BigInt,
        issuer -> Text,
        subject -> Text,
        called -> Text,
        joined_at -> BigInt,
        used_at -> BigInt,
    }
}

diesel::table! {
    merges (id) {
        id -> BigInt,
        from_id -> BigInt,
        into_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        undone_at -> Nullable<BigInt>,
        undo -> Text,
    }
}

diesel::table! {
    provider_rules (id) {
        id -> BigInt,
        provider_id -> BigInt,
        claim -> Text,
        value -> Text,
        group_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        space_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        kind -> Text,
        data -> Text,
        person_id -> Nullable<BigInt>,
        address -> Text,
        language -> Text,
        message_id -> Text,
        made_at -> BigInt,
        due_at -> BigInt,
        tries -> BigInt,
        tried_at -> Nullable<BigInt>,
        claimed_at -> Nullable<BigInt>,
        claimed_by -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        trouble -> Nullable<Text>,
        problem -> Nullable<Text>,
    }
}

diesel::table! {
    provider_grants (id) {
        id -> BigInt,
        provider_id -> BigInt,
        person_id -> BigInt,
        group_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        space_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    provider_departures (state_hash) {
        state_hash -> Text,
        browser_hash -> Text,
        provider_id -> BigInt,
        errand -> Text,
        person_id -> Nullable<BigInt>,
        next -> Nullable<Text>,
        made_at -> BigInt,
    }
}

diesel::table! {
    mail_refusals (address) {
        address -> Text,
        person_id -> Nullable<BigInt>,
        at -> BigInt,
        problem -> Text,
        told_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    provider_arrivals (browser_hash) {
        browser_hash -> Text,
        provider_id -> BigInt,
        subject -> Text,
        mail -> Text,
        mail_folded -> Text,
        name -> Text,
        handle -> Text,
        called -> Text,
        claims -> Text,
        id_token -> Text,
        next -> Nullable<Text>,
        made_at -> BigInt,
    }
}

diesel::table! {
    provider_sign_ins (browser_hash) {
        browser_hash -> Text,
        provider_id -> BigInt,
        person_id -> BigInt,
        id_token -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    corrections (id) {
        id -> BigInt,
        post_id -> BigInt,
        markdown -> Text,
        html -> Text,
        why -> Text,
        source -> Text,
        by_id -> BigInt,
        at -> BigInt,
        instead_of -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<BigInt>,
        withdrawn_why -> Nullable<Text>,
    }
}

diesel::table! {
    correction_marks (correction_id, mark) {
        correction_id -> BigInt,
        mark -> Text,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    supersessions (id) {
        id -> BigInt,
        post_id -> BigInt,
        better_post_id -> Nullable<BigInt>,
        better_thread_id -> Nullable<BigInt>,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    cases (id) {
        id -> BigInt,
        post_id -> BigInt,
        opened_at -> BigInt,
        closed_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        reason -> Text,
        urgency -> BigInt,
        warned_at -> Nullable<BigInt>,
        looked_at -> Nullable<BigInt>,
        claimed_by -> Nullable<BigInt>,
        claimed_until -> Nullable<BigInt>,
        asked_version -> Nullable<BigInt>,
        asked_until -> Nullable<BigInt>,
        is_criticism -> Nullable<BigInt>,
    }
}

diesel::table! {
    decisions (id) {
        id -> BigInt,
        case_id -> BigInt,
        outcome -> Text,
        by_id -> BigInt,
        at -> BigInt,
        undo_until -> BigInt,
        stood_at -> Nullable<BigInt>,
        message -> Text,
        reply -> Text,
        note -> Text,
        why -> Nullable<Text>,
        is_criticism -> Nullable<BigInt>,
        undo -> Text,
        sweep_id -> Nullable<BigInt>,
        second_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    sweeps (id) {
        id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        undo_until -> BigInt,
        spared -> Text,
    }
}

diesel::table! {
    suspensions (id) {
        id -> BigInt,
        person_id -> BigInt,
        decision_id -> BigInt,
        suspended_by -> BigInt,
        at -> BigInt,
        suspended_until -> Nullable<BigInt>,
        why -> Text,
    }
}

diesel::table! {
    proposals (id) {
        id -> BigInt,
        case_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        why -> Text,
        message -> Text,
        note -> Text,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<BigInt>,
        ended -> Nullable<Text>,
    }
}

diesel::table! {
    notes (id) {
        id -> BigInt,
        thread_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        markdown -> Text,
    }
}

diesel::table! {
    appeals (id) {
        id -> BigInt,
        decision_id -> BigInt,
        person_id -> BigInt,
        made_at -> BigInt,
        words -> Text,
        decided_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        by_id -> Nullable<BigInt>,
        is_same -> BigInt,
        answer -> Text,
        remains -> Nullable<Text>,
    }
}

diesel::table! {
    case_notes (id) {
        id -> BigInt,
        case_id -> BigInt,
        by_id -> BigInt,
        at -> BigInt,
        markdown -> Text,
    }
}

diesel::table! {
    opinions (id) {
        id -> BigInt,
        case_id -> BigInt,
        asked_by -> BigInt,
        asked_at -> BigInt,
        question -> Text,
        by_id -> Nullable<BigInt>,
        at -> Nullable<BigInt>,
        verdict -> Nullable<Text>,
        words -> Text,
    }
}

diesel::table! {
    flags (id) {
        id -> BigInt,
        post_id -> BigInt,
        case_id -> BigInt,
        person_id -> BigInt,
        reason -> Text,
        standing -> Text,
        version -> BigInt,
        words -> Text,
        better -> Text,
        source -> Text,
        since -> Text,
        at -> BigInt,
        state -> Text,
        decided_at -> Nullable<BigInt>,
        decision_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    message_templates (outcome, language) {
        outcome -> Text,
        language -> Text,
        markdown -> Text,
        changed_by -> Nullable<BigInt>,
        changed_at -> BigInt,
    }
}

diesel::joinable!(accounts -> people (person_id));
diesel::joinable!(sessions -> people (person_id));
diesel::joinable!(threads -> people (asked_by));
diesel::joinable!(threads -> spaces (space_id));
diesel::joinable!(posts -> threads (thread_id));
diesel::joinable!(posts -> people (author_id));
diesel::joinable!(thread_tags -> tags (tag_id));
diesel::joinable!(thread_tags -> threads (thread_id));
diesel::joinable!(products -> spaces (space_id));
diesel::joinable!(product_versions -> products (product_id));
diesel::joinable!(space_groups -> groups (group_id));
diesel::joinable!(group_members -> groups (group_id));
diesel::joinable!(acceptances -> posts (post_id));
diesel::joinable!(alternatives -> posts (post_id));
diesel::joinable!(verifications -> posts (post_id));
diesel::joinable!(votes -> posts (post_id));
diesel::joinable!(revisions -> posts (post_id));
diesel::joinable!(follows -> threads (thread_id));
diesel::joinable!(toos -> threads (thread_id));
diesel::joinable!(tag_follows -> tags (tag_id));
diesel::joinable!(space_follows -> spaces (space_id));
diesel::joinable!(moderation_acts -> people (by_id));
diesel::joinable!(role_grants -> people (person_id));
diesel::joinable!(upload_uses -> uploads (upload_id));
diesel::joinable!(upload_uses -> posts (post_id));
diesel::joinable!(products_used -> products (product_id));
diesel::joinable!(old_handles -> people (person_id));
diesel::joinable!(identities -> providers (provider_id));
diesel::joinable!(rule_hits -> rules (rule_id));
diesel::joinable!(corrections -> posts (post_id));
diesel::joinable!(corrections -> people (by_id));
diesel::joinable!(cases -> posts (post_id));
diesel::joinable!(decisions -> cases (case_id));
diesel::joinable!(suspensions -> people (person_id));
diesel::joinable!(suspensions -> decisions (decision_id));
diesel::joinable!(appeals -> decisions (decision_id));
diesel::joinable!(case_notes -> cases (case_id));
diesel::joinable!(opinions -> cases (case_id));
diesel::joinable!(proposals -> cases (case_id));
diesel::joinable!(flags -> cases (case_id));

diesel::allow_tables_to_appear_in_same_query!(
    people,
    accounts,
    passwords,
    sessions,
    mailed_links,
    devices,
    setup_links,
    attempts,
    audit,
    spaces,
    products,
    product_versions,
    groups,
    group_members,
    space_groups,
    role_grants,
    tags,
    threads,
    thread_tags,
    toos,
    follows,
    tag_follows,
    space_follows,
    notifications,
    notification_choices,
    notification_digests,
    notification_positions,
    withheld_news,
    old_addresses,
    posts,
    revisions,
    rules,
    rule_hits,
    approvals,
    mentions,
    thread_links,
    votes,
    acceptances,
    alternatives,
    verifications,
    drafts,
    kept_forms,
    moderation_acts,
    events,
    jobs,
    settings,
    site_pages,
    consents,
    import_sources,
    imported_people,
    imported_posts,
    uploads,
    upload_uses,
    faq_entries,
    shifts,
    products_used,
    old_handles,
    exports,
    merges,
    mails,
    mail_refusals,
    providers,
    identities,
    provider_rules,
    provider_grants,
    provider_departures,
    provider_arrivals,
    provider_sign_ins,
    corrections,
    correction_marks,
    supersessions,
    cases,
    decisions,
    sweeps,
    suspensions,
    notes,
    appeals,
    proposals,
    case_notes,
    opinions,
    flags,
    message_templates,
);
