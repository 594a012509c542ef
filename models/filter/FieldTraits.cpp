// SPDX-License-Identifier: Apache-2.0
#include "filter/FieldTraits.h"

FieldTraits traitsOf(FilterField field) {
    switch (field) {
    case FilterField::Status:
    case FilterField::Type:
    case FilterField::Error:
    case FilterField::Redaction:
    case FilterField::Livemode:
        return {.isOfClass = true};
    case FilterField::Country:
    case FilterField::Flow:
    case FilterField::Has:
        return {.isOfClass = true, .needs = Known::Whole};
    case FilterField::AnyText:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
        return {.isText = true, .needs = Known::Whole};
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::MetadataKey:
        return {.isText = true, .needs = Known::References};
    case FilterField::Report:
        return {.isText = true};
    case FilterField::Id: // A whole id is no longer a part of others.
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Changed:
    case FilterField::Group: // What holds for it is for its filters to say.
        return {};
    }
    return {};
}
