// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/reachabilitygraph.h"

#include <QHash>
#include <QObject>

namespace depotscope {

/// What a row of a view consists of.
struct RowItems {
    std::vector<ItemId> ids;
    bool isPackage = false; ///< of a package: all of it, or what a filter leaves
};

/// Items that the user has marked to go, by their paths, so that they stay marked in a later inventory.
class Marks final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool isEmpty() const { return m_marks.isEmpty(); }
    bool has(const QByteArray &path) const { return m_marks.contains(path); }
    bool isByPackage(const QByteArray &path) const { return m_marks.value(path); } ///< only as a part of its package

    /// Marks those items of `inventory` that may be removed.
    void add(const Inventory &inventory, const RowItems &items);
    void remove(const Inventory &inventory, const RowItems &items);
    void clear();

    /// Drops those that a whole `inventory` does not have, or that may not be removed any more.
    void follow(const Inventory &inventory);

    /// How much of `items` is marked, of what may be; none if nothing of it may.
    std::optional<Qt::CheckState> stateOf(const Inventory &inventory, const std::vector<ItemId> &items) const;

    /// A line for each mark, to be kept and given to recall(): what is marked, and what it was like.
    QStringList lines(const Inventory &inventory) const;
    /// Marks again what still is as it was. Returns the lines about depots that `inventory` does not have.
    QStringList recall(const Inventory &inventory, const QStringList &lines);

signals:
    void changed();

private:
    QHash<QByteArray, bool> m_marks; ///< path to isByPackage()
};

/// What all the marked items come to. Units: allocated bytes.
struct MarkSum {
    std::vector<ItemId> items; ///< biggest first
    qint64 bytes = 0; ///< of `items`, each counted once
    struct Shared {
        ItemId item;
        std::vector<QByteArray> packages; ///< names of those that need it, sorted
    };
    std::vector<Shared> shared; ///< of `items`: marked with their package, while what is not marked needs them
    qint64 sharedBytes = 0; ///< of `shared`
    qint64 linked = 0; ///< of the rest: in files that have further names, and go only if all of these do
    std::vector<RootId> users; ///< what leads to some of the rest, last used first
    qint64 used = 0; ///< of the rest: what they lead to
    qint64 more = 0; ///< of others, which nothing keeps once the rest is gone

    qint64 frees() const { return bytes - sharedBytes - linked; }
};

/// Pure. Time: linear in the inventory and the files of what is marked.
MarkSum sumOf(const Inventory &inventory, const Marks &marks);

/// The sum in words: how much it is and frees, and what else there is to know before it goes.
struct MarkWords {
    QString sum;
    QString amount; ///< `sum` without how many items there are
    QString remark; ///< may be empty
};
MarkWords formatted(const Inventory &inventory, const MarkSum &sum);

} // namespace depotscope
