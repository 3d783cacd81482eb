//! Cases, flags, decisions and approvals that contradict each other.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    Check {
        name: "flags of other posts",
        table: "flags",
        finds: "SELECT f.id AS id, 'its case is of post ' || CAST(c.post_id AS TEXT) AS note FROM flags f \
                JOIN cases c ON c.id = f.case_id WHERE c.post_id <> f.post_id ORDER BY f.id",
        mends: "UPDATE flags SET post_id = (SELECT c.post_id FROM cases c WHERE c.id = flags.case_id) \
                WHERE post_id <> (SELECT c.post_id FROM cases c WHERE c.id = flags.case_id)",
    },
    Check {
        name: "open flags of ended cases",
        table: "flags",
        finds: "SELECT f.id AS id, 'it is open, its case has ended, and another is open' AS note FROM flags f \
                JOIN cases c ON c.id = f.case_id WHERE f.state = 'open' AND c.closed_at IS NOT NULL \
                AND EXISTS (SELECT 1 FROM cases o WHERE o.post_id = f.post_id AND o.closed_at IS NULL) ORDER BY f.id",
        mends: "UPDATE flags SET case_id = (SELECT o.id FROM cases o WHERE o.post_id = flags.post_id \
                AND o.closed_at IS NULL) WHERE state = 'open' \
                AND EXISTS (SELECT 1 FROM cases c WHERE c.id = flags.case_id AND c.closed_at IS NOT NULL) \
                AND EXISTS (SELECT 1 FROM cases o WHERE o.post_id = flags.post_id AND o.closed_at IS NULL)",
    },
    Check {
        name: "cases of open flags",
        table: "cases",
        finds: "SELECT max(c.id) AS id, 'it has ended, and a flag of it is open' AS note FROM cases c \
                JOIN flags f ON f.case_id = c.id WHERE f.state = 'open' AND c.closed_at IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.post_id = c.post_id AND o.closed_at IS NULL) \
                GROUP BY c.post_id ORDER BY 1",
        mends: "UPDATE cases SET closed_at = NULL, outcome = NULL WHERE id IN (SELECT max(c.id) FROM cases c \
                JOIN flags f ON f.case_id = c.id WHERE f.state = 'open' AND c.closed_at IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.post_id = c.post_id AND o.closed_at IS NULL) \
                GROUP BY c.post_id)",
    },
    Check {
        name: "outcomes",
        table: "cases",
        finds: "SELECT c.id AS id, 'it ended as ' || c.outcome || ', which nobody decided' AS note FROM cases c \
                WHERE c.outcome IS NOT NULL AND NOT EXISTS \
                (SELECT 1 FROM decisions d WHERE d.case_id = c.id AND d.outcome = c.outcome) ORDER BY c.id",
        mends: "UPDATE cases SET outcome = (SELECT d.outcome FROM decisions d WHERE d.id = \
                (SELECT max(l.id) FROM decisions l WHERE l.case_id = cases.id)) \
                WHERE outcome IS NOT NULL AND NOT EXISTS \
                (SELECT 1 FROM decisions d WHERE d.case_id = cases.id AND d.outcome = cases.outcome)",
    },
    Check {
        name: "warnings of ended cases",
        table: "cases",
        finds: "SELECT c.id AS id, 'it has ended, and readers are still warned' AS note FROM cases c \
                WHERE c.closed_at IS NOT NULL AND c.warned_at IS NOT NULL ORDER BY c.id",
        mends: "UPDATE cases SET warned_at = NULL WHERE closed_at IS NOT NULL AND warned_at IS NOT NULL",
    },
    Check {
        name: "proposals",
        table: "proposals",
        finds: "SELECT p.id AS id, 'it waits for a second person, and its case has ended' AS note FROM proposals p \
                JOIN cases c ON c.id = p.case_id WHERE p.ended_at IS NULL AND c.closed_at IS NOT NULL ORDER BY p.id",
        mends: "UPDATE proposals SET ended = 'withdrawn', ended_by = by_id, \
                ended_at = (SELECT c.closed_at FROM cases c WHERE c.id = proposals.case_id) WHERE ended_at IS NULL \
                AND EXISTS (SELECT 1 FROM cases c WHERE c.id = proposals.case_id AND c.closed_at IS NOT NULL)",
    },
    Check {
        name: "approvals of posts in the open",
        table: "approvals",
        finds: "SELECT a.id AS id, 'its post is not held' AS note FROM approvals a JOIN posts p ON p.id = a.post_id \
                WHERE a.decided_at IS NULL AND p.held_at IS NULL ORDER BY a.id",
        mends: "UPDATE approvals SET decided_at = asked_at, outcome = 'approved' WHERE decided_at IS NULL \
                AND EXISTS (SELECT 1 FROM posts p WHERE p.id = approvals.post_id AND p.held_at IS NULL)",
    },
    Check {
        name: "held posts",
        table: "posts",
        finds: "SELECT p.id AS id, 'it is held, and nobody is asked to approve it' AS note FROM posts p \
                WHERE p.held_at IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.post_id = p.id) ORDER BY p.id",
        mends: "INSERT INTO approvals (post_id, version, asked_at) SELECT p.id, p.version, p.held_at FROM posts p \
                WHERE p.held_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.post_id = p.id)",
    },
];
