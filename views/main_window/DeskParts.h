// SPDX-License-Identifier: Apache-2.0
#pragma once

class AccountConnection;
class ReviewedSession;
class SessionActions;
class SessionFeed;
class SessionStore;
class SessionTableModel;
class StripeClient;

/// What the window shows and asks. It owns none of it.
struct DeskParts {
    StripeClient& client;
    AccountConnection& connection;
    SessionStore& store;
    SessionFeed& feed;
    SessionTableModel& table;
    ReviewedSession& reviewed;
    SessionActions& actions;
};
