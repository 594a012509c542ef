// SPDX-License-Identifier: Apache-2.0
#pragma once

class AccountConnection;
class AccountMemory;
class ChangedSessions;
class DeskLock;
class DetailsInSight;
class EventFeed;
class Journal;
class KeyXray;
class LiveCounts;
class NoteWatch;
class NoteWriting;
class Reachability;
class ReadBudget;
class Reconcile;
class ReferenceMemory;
class ReviewedSession;
class SavedViews;
class SecondKey;
class SessionActions;
class SessionAttempts;
class SessionFeed;
class SessionFetch;
class SessionPictures;
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
    SessionPictures& pictures; ///< Of the reviewed one.
    SessionAttempts& attempts; ///< Of the reviewed one.
    NoteWriting& noteWriting;
    NoteWatch& noteWatch;
    SessionActions& actions;
    SavedViews& views;
    LiveCounts& counts; ///< Of the views.
    SessionFetch& fetch;
    EventFeed& events;
    Reconcile& reconcile;
    ChangedSessions& changed;
    ReadBudget& budget;
    Reachability& reachability;
    AccountMemory& memory;
    ReferenceMemory& references; ///< Beside it.
    DetailsInSight& details;
    KeyXray& xray;
    SecondKey& secondKey;
    DeskLock& lock;
    Journal* journal; ///< Null: none is kept.
};
