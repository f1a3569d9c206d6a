// SPDX-License-Identifier: MIT
#include "model/items/lazytree.h"

#include <algorithm>
#include <array>
#include <span>

namespace depotscope {

namespace {

struct Keyed {
    quint64 number;
    quint32 index;
};

void sortByNumber(std::span<Keyed> keyed, bool isDescending)
{
    std::ranges::sort(keyed, [isDescending](const Keyed &a, const Keyed &b) {
        if (a.number != b.number)
            return (a.number < b.number) != isDescending;
        return a.index < b.index;
    });
}

/// Keys one behind the other in one block: a heap object each would cost more than sorting them.
class Keys {
public:
    void reserve(size_t count)
    {
        m_ends.reserve(count);
        m_bytes.reserve(qsizetype(count) * 24);
    }
    template <typename Append> void add(Append append)
    {
        append(m_bytes);
        m_ends.push_back(quint32(m_bytes.size()));
    }
    size_t count() const { return m_ends.size(); }
    QByteArrayView operator[](size_t i) const
    {
        const quint32 from = i == 0 ? 0 : m_ends[i - 1];
        return QByteArrayView(m_bytes).sliced(from, m_ends[i] - from);
    }

private:
    QByteArray m_bytes;
    std::vector<quint32> m_ends;
};

/// Sorts by bytes. They are compared eight at a time behind what all have in common: 100,000 names of one kind, as
/// "pending_cache_…", take 30 ms rather than 200.
void sortByText(std::span<Keyed> keyed, bool isDescending, const Keys &texts)
{
    qsizetype common = texts[0].size();
    for (size_t i = 1; i < texts.count(); ++i)
        common = std::mismatch(texts[0].begin(), texts[0].begin() + common, texts[i].begin(), texts[i].end()).first
            - texts[0].begin();
    struct JournalEntry {
        quint64 head;
        quint32 text;
    };
    std::vector<JournalEntry> facts;
    facts.reserve(texts.count());
    for (size_t i = 0; i < texts.count(); ++i) {
        quint64 head = 0;
        const QByteArrayView rest = texts[i].sliced(common);
        for (qsizetype k = 0; k < std::min<qsizetype>(8, rest.size()); ++k)
            head |= quint64(uchar(rest[k])) << (56 - 8 * k);
        facts.push_back({head, quint32(i)});
    }
    std::ranges::sort(facts, [&](const JournalEntry &a, const JournalEntry &b) {
        if (a.head != b.head)
            return (a.head < b.head) != isDescending;
        if (const int order = texts[a.text].compare(texts[b.text]))
            return (order < 0) != isDescending;
        return a.text < b.text;
    });
    std::vector<Keyed> sorted;
    sorted.reserve(keyed.size());
    for (const JournalEntry &record : facts)
        sorted.push_back(keyed[record.text]);
    std::ranges::copy(sorted, keyed.begin());
}

void appendFolded(QByteArray &key, QByteArrayView folded)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (qsizetype i = 0; i < folded.size();) {
        if (!isDigit(folded[i])) {
            key += folded[i++];
            continue;
        }
        while (folded[i] == '0' && i + 1 < folded.size() && isDigit(folded[i + 1]))
            ++i;
        qsizetype end = i;
        while (end < folded.size() && isDigit(folded[end]))
            ++end;
        // A number sorts where its first digit would, and the longer number is the bigger one.
        key += '0';
        key += char(std::min<qsizetype>(end - i, 255));
        key.append(folded.data() + i, end - i);
        i = end;
    }
}

void appendCollationKey(QByteArray &key, const QString &text)
{
    std::array<char, 256> plain;
    const bool isPlain =
        text.size() <= qsizetype(plain.size()) && std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    if (!isPlain) {
        appendFolded(key, text.toCaseFolded().toUtf8());
        return;
    }
    // What nearly all names are needs no tables of Unicode.
    std::ranges::transform(text, plain.begin(), [](QChar c) {
        const char latin = char(c.unicode());
        return latin >= 'A' && latin <= 'Z' ? char(latin + ('a' - 'A')) : latin;
    });
    appendFolded(key, QByteArrayView(plain.data(), text.size()));
}

/// Sorts each run of equals by the texts of its members.
template <typename IsTie, typename TextOf>
void sortTies(std::span<Keyed> keyed, IsTie isTie, bool isDescending, TextOf textOf)
{
    for (size_t from = 0; from < keyed.size();) {
        size_t to = from + 1;
        while (to < keyed.size() && isTie(keyed[from], keyed[to]))
            ++to;
        if (to - from > 1) {
            Keys keys;
            keys.reserve(to - from);
            for (const Keyed &one : keyed.subspan(from, to - from))
                keys.add([&](QByteArray &bytes) { appendCollationKey(bytes, textOf(one.index)); });
            sortByText(keyed.subspan(from, to - from), isDescending, keys);
        }
        from = to;
    }
}

} // namespace

LazyTree::LazyTree(int sortColumn, Qt::SortOrder order, QObject *parent)
    : QAbstractItemModel(parent)
    , m_entries(1)
    , m_sortColumn(sortColumn)
    , m_sortOrder(order)
{
}

QModelIndex LazyTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, sorted(m_entries[entryOf(parent)].branch)[size_t(row)]);
}

QModelIndex LazyTree::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const quint32 above = m_entries[entryOf(index)].parent;
    return above ? indexOfEntry(above, 0) : QModelIndex();
}

int LazyTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : shown(entryOf(parent));
}

int LazyTree::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : columns();
}

bool LazyTree::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Entry &entry = m_entries[entryOf(parent)];
    return entry.branch >= 0 ? shown(entryOf(parent)) > 0 : parent.isValid() && hasRowsBelow(entry.row);
}

bool LazyTree::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() == 0 && m_entries[entryOf(parent)].branch < 0
        && hasRowsBelow(row(parent));
}

void LazyTree::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const std::vector<Row> rows = rowsBelow(row(parent));
    if (!rows.empty())
        beginInsertRows(parent, 0, int(rows.size()) - 1);
    fill(entryOf(parent), rows);
    if (!rows.empty())
        endInsertRows();
}

Qt::ItemFlags LazyTree::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    always.setFlag(Qt::ItemIsUserCheckable, isCheckable(row(index), index.column()));
    return hasChildren(index.siblingAtColumn(0)) ? always : always | Qt::ItemNeverHasChildren;
}

QVariant LazyTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Entry &entry = m_entries[entryOf(index)];
    return cell(entry.row, m_entries[entry.parent].row, shown(entry.parent), index.column(), role);
}

QVariant LazyTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    return heading(section, role);
}

void LazyTree::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columns() || (column == m_sortColumn && order == m_sortOrder))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    m_sortColumn = column;
    m_sortOrder = order;
    for (Branch &branch : m_branches)
        branch.isSorted = false;
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexOfEntry(entryOf(index), index.column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void LazyTree::setFilter(const QString &text)
{
    const auto filter = Filter::parse(text);
    if (!filter || *filter == m_filter)
        return;
    rebuild([&] {
        m_filter = *filter;
        filterChanged();
    });
}

QModelIndex LazyTree::childByKey(const QModelIndex &parent, const QByteArray &key)
{
    fetchMore(parent);
    for (int row = 0; row < rowCount(parent); ++row) {
        const QModelIndex child = index(row, 0, parent);
        if (data(child, KeyRole).toByteArray() == key)
            return child;
    }
    return {};
}

void LazyTree::rebuild(const std::function<void()> &change)
{
    beginResetModel();
    change();
    m_entries.assign(1, Entry());
    m_branches.clear();
    fill(0, rowsBelow(Row()));
    endResetModel();
}

LazyTree::Row LazyTree::row(const QModelIndex &index) const
{
    return m_entries[entryOf(index)].row;
}

QModelIndex LazyTree::indexBelow(const QModelIndex &parent, Row row)
{
    fetchMore(parent);
    const qint32 branch = m_entries[entryOf(parent)].branch;
    if (branch < 0)
        return {};
    for (quint32 entry : m_branches[size_t(branch)].entries) {
        if (m_entries[entry].row == row)
            return indexOfEntry(entry, 0);
    }
    return {};
}

void LazyTree::touch(const QList<int> &roles)
{
    for (const auto &[entries, isSorted] : m_branches) {
        if (isSorted && !entries.empty()) // else nobody has seen them
            emit dataChanged(createIndex(0, 0, entries.front()),
                             createIndex(int(entries.size()) - 1, columns() - 1, entries.back()), roles);
    }
}

QByteArray LazyTree::collationKey(const QString &text)
{
    QByteArray key;
    appendCollationKey(key, text);
    return key;
}

bool LazyTree::isCheckable(Row, int) const
{
    return false;
}

int LazyTree::shown(quint32 entry) const
{
    const qint32 branch = m_entries[entry].branch;
    return branch < 0 ? 0 : int(m_branches[size_t(branch)].entries.size());
}

void LazyTree::fill(quint32 entry, const std::vector<Row> &rows)
{
    Branch branch;
    branch.entries.reserve(rows.size());
    for (Row below : rows) {
        branch.entries.push_back(quint32(m_entries.size()));
        m_entries.push_back({below, entry, 0, -1});
    }
    m_entries[entry].branch = qint32(m_branches.size());
    m_branches.push_back(std::move(branch));
}

QModelIndex LazyTree::indexOfEntry(quint32 entry, int column) const
{
    (void)sorted(m_entries[m_entries[entry].parent].branch);
    return createIndex(int(m_entries[entry].position), column, entry);
}

const std::vector<quint32> &LazyTree::sorted(qint32 branch) const
{
    auto &[entries, isSorted] = m_branches[size_t(branch)];
    if (!isSorted) {
        sortEntries(entries);
        for (size_t i = 0; i < entries.size(); ++i)
            m_entries[entries[i]].position = quint32(i);
        isSorted = true;
    }
    return entries;
}

void LazyTree::sortEntries(std::vector<quint32> &entries) const
{
    std::vector<Keyed> keyed;
    std::vector<QString> texts;
    keyed.reserve(entries.size());
    texts.reserve(entries.size());
    for (size_t i = 0; i < entries.size(); ++i) {
        SortKey key = sortKey(m_entries[entries[i]].row, m_sortColumn);
        keyed.push_back({quint64(key.number) ^ (quint64(1) << 63), quint32(i)}); // so that negative numbers come first
        texts.push_back(std::move(key.text));
    }
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    sortByNumber(keyed, isDescending);
    const auto isTie = [&](const Keyed &a, const Keyed &b) {
        return a.number == b.number && texts[a.index] == texts[b.index];
    };
    const auto isNumberTie = [&](const Keyed &a, const Keyed &b) {
        return a.number == b.number && !texts[a.index].isEmpty();
    };
    sortTies(keyed, isNumberTie, isDescending, [&](quint32 i) { return texts[i]; });
    // What is equal stands by name in either direction, so that a list reads the same from the top.
    sortTies(keyed, isTie, false, [&](quint32 i) { return nameOf(m_entries[entries[i]].row); });
    std::vector<quint32> sorted;
    sorted.reserve(entries.size());
    for (const Keyed &one : keyed)
        sorted.push_back(entries[one.index]);
    entries = std::move(sorted);
}

} // namespace depotscope
