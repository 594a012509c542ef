// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "sessions/SessionFeed.h"

#include <vector>

/// What the list has to go by when it decides what to say.
struct ListSituation {
    SessionFeed::State feed = SessionFeed::State::Idle;
    StripeError error; ///< Meaningful while feed is Failed.
    bool moreAtStripe = true;
    qsizetype loaded = 0; ///< Sessions in the store.
    qsizetype onShow = 0;
    qsizetype outlines = 0;   ///< Sessions that the filter cannot see the whole of.
    qsizetype unreadable = 0; ///< Sessions that Stripe sent and that could not be read.
    SessionFilter filter;
    std::vector<std::uint32_t> hiddenByAlone; ///< As FilteredRows has it.
};

/// What stands where the rows would be when there are none: what happened, what to do, and the buttons for
/// it. Without a title there is nothing to say.
struct ListNotice {
    enum class Action {
        TryAgain,
        ChangeKey,
        OpenIdentitySetup,
        LoadFurther,
        LoadNames,
        LiftCondition,
        ClearFilter
    };
    struct Offer {
        Action action = Action::TryAgain;
        QString label;
        qsizetype condition = -1; ///< For LiftCondition.
        friend bool operator==(const Offer&, const Offer&) = default;
    };

    QString title;
    QString sentence;
    QString stripesWords; ///< Stripe's own sentence, quoted as such.
    QString requestId;
    QList<Offer> offers;
    bool isLoading = false; ///< Rows are on their way: their places show.
    friend bool operator==(const ListNotice&, const ListNotice&) = default;
};

/// Rows that are there are never covered: an error with rows on show is the status line's to tell.
ListNotice noticeFor(const ListSituation& situation);
