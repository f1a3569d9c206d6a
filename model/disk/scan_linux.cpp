// SPDX-License-Identifier: MIT
#include "model/disk/scan.h"

#include "model/disk/nodestatus_linux.h"
#include "model/disk/outdated.h"
#include "model/disk/parallel.h"
#include "model/disk/posix.h"
#include "model/disk/savedscan.h"
#include "model/disk/treebuilder.h"
#include "model/text/names.h"

#include <QHash>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <dirent.h>
#include <fcntl.h>
#include <list>
#include <mutex>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>

namespace depotscope {

namespace {

using Node = TreeBuilder::Node;
using Directory = TreeBuilder::Directory;
using HardLink = TreeBuilder::HardLink;

bool isDot(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

bool contains(const std::vector<FileId> &ids, FileId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Somebody removed or replaced what we had seen a moment ago.
bool hasVanished(int code)
{
    return code == ENOENT || code == ENOTDIR || code == ELOOP || code == ESTALE;
}

Directory directoryOf(FileId id, qint64 changed, quint32 known)
{
    Directory directory{};
    directory.device = id.device;
    directory.inode = id.inode;
    directory.changed = changed;
    directory.firstChild = known;
    return directory;
}

/// A directory by its identity and that of everything above it, so that "inside" needs no text.
struct Place {
    FileId id;
    std::vector<FileId> above;

    bool isInside(const std::vector<FileId> &ids) const
    {
        return contains(ids, id) || std::any_of(above.begin(), above.end(), [&](FileId a) { return contains(ids, a); });
    }
};

Place placeOf(int directory, const Status &status)
{
    Place place{idOf(status), {}};
    Descriptor above;
    FileId last = place.id;
    for (;;) {
        above = Descriptor(::openat(above ? above.number() : directory, "..", O_PATH | O_DIRECTORY | O_CLOEXEC));
        Status found;
        if (!above || !stat(above.number(), "", AT_EMPTY_PATH, found) || idOf(found) == last)
            return place;
        last = idOf(found);
        place.above.push_back(last);
    }
}

/// A directory that was asked for.
struct Root {
    bool isThere = false;
    Place place;
    Status status{};
};

/// A link right below a root that is followed.
struct FollowedLink {
    FileId root;
    QByteArray name;
    FileId target;
};

/// What all workers of a scan share.
class Walk {
public:
    Walk(TreeBuilder &tree, const std::vector<QByteArray> &roots, const ScanOptions &options, Job &job);

    /// Reads everything there is to read, on several threads.
    void run();
    std::vector<Error> sortedTroubles() const;
    std::vector<HardLink> takeLinks() { return std::move(m_links); }

    TreeBuilder::Data &data;
    Job &job;
    const ScanOptions &options;

    /// The workers must leave their work undone: stopped by the user, or the tree is full.
    bool isOver() const { return m_isFull.load(std::memory_order_relaxed) || job.isStopped(); }
    bool isFull() const { return m_isFull; }
    /// The workers must leave their work to others for a moment.
    bool isPaused();

    /// Waits for directories that others have to spare; false when there is nothing left to read at all.
    bool take(std::vector<quint32> &into);
    /// True if somebody waits in take().
    bool isWanted() const { return m_isWanted.load(std::memory_order_relaxed); }
    void offer(const std::vector<quint32> &directories);

    void report(Error error);
    /// The tree has no room for what is in the directory at `path`.
    void reportFull(const QByteArray &path);

    /// Says that `node` is the directory `id`; it may be one that was asked for.
    void meet(quint32 node, FileId id);
    bool isRoot(FileId id) const { return std::ranges::binary_search(m_rootsById, id, {}, &RootById::first); }
    const FollowedLink *followed(FileId directory, QByteArrayView name) const;

    /// The tree of the earlier scan; none if there is none.
    const TreeBuilder::Data *before = nullptr;
    /// Whether the node `known` of the earlier scan has the entries that it had then.
    bool isAsBefore(quint32 known) const { return known != TreeBuilder::Data::none && !m_outdated->has(known); }
    /// Whether `now` is that node, too.
    bool isAsBefore(const Directory &now, quint32 known) const;
    /// `known` if it was a directory then, or else none.
    quint32 directoryBefore(quint32 known) const
    {
        return known != TreeBuilder::Data::none && before->hasDirectory(before->nodes[known]) ? known
                                                                                              : TreeBuilder::Data::none;
    }
    /// Whether the earlier scan was of the same, and would give the same now.
    bool isAllAsBefore() const;
    /// Whether a file may have a name among those that were not looked at, which are known to have one only.
    bool mayMissNames();

    /// Descriptors that one worker may keep.
    std::size_t descriptorLimit() const { return m_descriptorLimit; }

private:
    void findRoots(const std::vector<QByteArray> &paths);
    void findFollowedLinks(const std::vector<QByteArray> &paths);
    bool plant();
    void walkOn();
    void work();
    void giveGlimpse();

    using Clock = std::chrono::steady_clock;

    const TreeBuilder &m_tree;
    const Clock::time_point m_begin = Clock::now();
    std::atomic<Clock::time_point> m_nextGlimpse = Clock::time_point::max();
    std::vector<Root> m_roots;
    using RootById = std::pair<FileId, std::size_t>;
    std::vector<RootById> m_rootsById; ///< indexes of m_roots, sorted
    std::vector<FollowedLink> m_followed;
    int m_workersWanted = 1;
    std::size_t m_descriptorLimit = 0;
    std::optional<Outdated> m_outdated; ///< of the earlier scan

    std::mutex m_mutex; // for all below but the atomics
    std::condition_variable m_changed;
    std::vector<quint32> m_offered;
    int m_workers = 0;
    int m_idle = 0;
    std::vector<Error> m_troubles;
    std::vector<HardLink> m_links;
    std::atomic<bool> m_isWanted = false;
    std::atomic<bool> m_isFull = false;
};

/// One thread's part of the walk. It goes down first, so few directories are open at any time.
class Worker {
public:
    explicit Worker(Walk &walk);
    ~Worker();

    void run();
    std::vector<HardLink> takeLinks() { return std::move(m_links); }

private:
    /// A directory with subdirectories that still have to be read. It stays open until the last of them is, unless
    /// there are too many or it did not have to be opened at all; then it is opened by its path when needed.
    struct Parent {
        Descriptor descriptor;
        quint32 node = 0;
        quint32 waiting = 0;
        std::list<Parent>::iterator self;
    };
    struct Task {
        quint32 node;
        Parent *parent; ///< null for a root
    };
    struct FoundDirectory {
        quint32 index; ///< in m_found
        FileId id;
        qint64 changed;
        quint32 known; ///< in the earlier scan
        bool isEntered;
    };
    enum class Added {
        Yes,
        Gone, ///< it has vanished meanwhile
        NoRoom, ///< in the tree
    };

    void adopt(const std::vector<quint32> &nodes);
    void share();
    void handBack();

    Descriptor openTask(const Task &task);
    Descriptor openBelow(int parent, quint32 node, int flags);
    bool reopen(Parent &parent);
    bool closeOldest();
    void forget(Parent *parent);

    void read(const Task &task);
    bool reuse(const Task &task, quint32 known, Descriptor &descriptor);
    void list(int descriptor, quint32 known);
    quint32 knownDirectory(quint32 known, QByteArrayView name);
    Added add(int descriptor, const char *name, unsigned char type, quint32 known);
    bool addFollowed(int descriptor, const char *name, quint32 known, Node &node);
    bool nameIt(Node &node, QByteArrayView name);
    void put(const Node &node);
    void keep(Descriptor descriptor);
    void fail(int code, const QByteArray &path, const char *doing);
    void progress();

    Walk &m_walk;
    TreeBuilder::Data &m_data;
    NameSegment m_names;
    std::vector<HardLink> m_links;
    std::vector<Task> m_stack;
    std::list<Parent> m_open; // oldest first; the parent of the task in hand is the last
    std::list<Parent> m_closed;

    // About the directory in hand.
    quint32 m_node = 0;
    FileId m_id;
    bool m_isUnreadable = false;
    std::vector<Node> m_found;
    std::vector<FoundDirectory> m_foundDirectories;
    std::vector<HardLink> m_foundLinks; // `node` is the index in m_found
    QHash<QByteArrayView, quint32> m_known; // directories in it in the earlier scan, once they are asked for

    qint64 m_newFiles = 0;
    qint64 m_newBytes = 0;

    static constexpr std::size_t bufferSize = 1 << 18;
    std::unique_ptr<char[]> m_buffer;
};

Walk::Walk(TreeBuilder &tree, const std::vector<QByteArray> &roots, const ScanOptions &scanOptions, Job &scanJob)
    : data(tree.data())
    , job(scanJob)
    , options(scanOptions)
    , m_tree(tree)
{
    if (options.partialResult)
        m_nextGlimpse = m_begin + options.glimpseAfter;
    m_workersWanted = options.threads > 0 ? options.threads : diskThreads();
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    // At most half of what the process may open; the rest is for others and for paths that are opened again.
    m_descriptorLimit = std::clamp<std::size_t>(limit.rlim_cur / (2 * std::size_t(m_workersWanted)), 3, 256) - 2;
    if (options.before) {
        before = &TreeBuilder::dataOf(*options.before->scan.tree);
        m_outdated.emplace(*options.before, options, m_workersWanted, job);
    }
    findRoots(roots);
    findFollowedLinks(roots);
}

bool Walk::isAsBefore(const Directory &now, quint32 known) const
{
    if (!isAsBefore(known))
        return false;
    const Directory &then = before->directories[before->nodes[known].directory];
    return then.device == now.device && then.inode == now.inode && then.changed == now.changed;
}

bool Walk::isAllAsBefore() const
{
    return before && options.before->scan.troubles.empty() && before->rootPaths == data.rootPaths
        && m_outdated->isEmpty();
}

void Walk::findRoots(const std::vector<QByteArray> &paths)
{
    for (const QByteArray &path : paths) {
        Root root;
        const Descriptor directory = openPath(path, O_PATH | O_DIRECTORY);
        if (directory && stat(directory.number(), "", AT_EMPTY_PATH, root.status)) {
            root.isThere = true;
            root.place = placeOf(directory.number(), root.status);
            m_rootsById.emplace_back(root.place.id, m_roots.size());
        } else {
            report(errorFromErrno(errno, path, "open"));
        }
        m_roots.push_back(std::move(root));
    }
    std::ranges::sort(m_rootsById);
}

void Walk::findFollowedLinks(const std::vector<QByteArray> &paths)
{
    if (options.followedNames.empty())
        return;
    std::vector<FileId> scanned;
    for (const auto &[id, root] : m_rootsById)
        scanned.push_back(id);
    std::vector<FileId> aboveScanned;
    for (const Root &root : m_roots)
        aboveScanned.insert(aboveScanned.end(), root.place.above.begin(), root.place.above.end());

    for (std::size_t i = 0; i < m_roots.size(); ++i) {
        const Descriptor root = m_roots[i].isThere ? openPath(paths[i], O_PATH | O_DIRECTORY) : Descriptor();
        for (const QByteArray &name : options.followedNames) {
            Status status;
            if (!root || name.contains('/') || !stat(root.number(), name.constData(), AT_SYMLINK_NOFOLLOW, status)
                || !S_ISLNK(status.stx_mode))
                continue;
            const Descriptor target(::openat(root.number(), name.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
            if (!target || !stat(target.number(), "", AT_EMPTY_PATH, status))
                continue;
            // Neither may what is scanned anyway be entered a second time, nor what contains it.
            const Place place = placeOf(target.number(), status);
            if (place.isInside(scanned) || contains(aboveScanned, place.id))
                continue;
            scanned.push_back(place.id);
            aboveScanned.insert(aboveScanned.end(), place.above.begin(), place.above.end());
            m_followed.push_back({m_roots[i].place.id, name, place.id});
        }
    }
}

/// Makes nodes of the roots that were not met yet and that lie in no other such root. False if there is nothing to do.
bool Walk::plant()
{
    const auto isMissing = [this](std::size_t i) { return m_roots[i].isThere && !data.roots[i]; };
    std::vector<FileId> missing;
    for (std::size_t i = 0; i < m_roots.size(); ++i) {
        if (isMissing(i))
            missing.push_back(m_roots[i].place.id);
    }
    std::ranges::sort(missing);
    for (std::size_t i = 0; i < m_roots.size() && !isFull(); ++i) {
        const Place &place = m_roots[i].place;
        if (!isMissing(i) || std::ranges::any_of(place.above, [&](FileId above) {
                return std::ranges::binary_search(missing, above);
            }))
            continue;
        const auto node = data.nodes.take(1);
        const auto directory = data.directories.take(1);
        if (!node || !directory) {
            reportFull(data.rootPaths[i]);
            break;
        }
        Node &entry = data.nodes[*node] = nodeOf(m_roots[i].status);
        entry.parent = TreeBuilder::Data::none;
        entry.nameOffset = quint32(i);
        entry.directory = *directory;
        quint32 known = TreeBuilder::Data::none;
        for (std::size_t k = 0; before && k < before->roots.size(); ++k) {
            if (before->rootPaths[k] == data.rootPaths[i])
                known = before->roots[k].value;
        }
        data.directories[*directory] = directoryOf(place.id, changeOf(m_roots[i].status), known);
        meet(*node, place.id);
        m_offered.push_back(*node);
        job.files.fetch_add(1, std::memory_order_relaxed);
        job.bytes.fetch_add(qint64(entry.blocks) * 512, std::memory_order_relaxed);
    }
    return !m_offered.empty() && !isOver();
}

void Walk::run()
{
    // One round, unless a root inside another one could not be reached from there.
    for (bool hasWork = plant(); hasWork; hasWork = !isOver() && plant()) {
        for (walkOn(); !m_offered.empty() && !isOver(); walkOn())
            giveGlimpse();
    }
    for (quint32 node : m_offered)
        data.nodes[node].isUnreadable = true;
}

/// Reads until there is nothing left, or a pause.
void Walk::walkOn()
{
    m_idle = 0;
    m_workers = 1;
    std::vector<std::jthread> others;
    for (int i = 1; i < m_workersWanted; ++i) {
        {
            const std::lock_guard lock(m_mutex);
            ++m_workers;
        }
        try {
            others.emplace_back([this] { work(); });
        } catch (const std::system_error &) { // no more threads: those that we have will do
            const std::lock_guard lock(m_mutex);
            --m_workers;
            break;
        }
    }
    work();
}

bool Walk::isPaused()
{
    const Clock::time_point next = m_nextGlimpse.load(std::memory_order_relaxed);
    return next != Clock::time_point::max() && Clock::now() >= next;
}

void Walk::giveGlimpse()
{
    if (auto seen = m_tree.upToNow(m_offered))
        options.partialResult({std::make_shared<const FileTree>(seen->finish(m_links)), sortedTroubles(), false});
    const Clock::time_point now = Clock::now();
    m_nextGlimpse = now + 3 * (now - m_begin);
}

void Walk::work()
{
    Worker worker(*this);
    worker.run();
    const std::vector<HardLink> links = worker.takeLinks();
    const std::lock_guard lock(m_mutex);
    m_links.insert(m_links.end(), links.begin(), links.end());
}

bool Walk::take(std::vector<quint32> &into)
{
    std::unique_lock lock(m_mutex);
    ++m_idle;
    m_isWanted.store(m_offered.empty(), std::memory_order_relaxed);
    m_changed.wait(lock, [this] { return !m_offered.empty() || m_idle == m_workers; });
    if (m_offered.empty() || isOver() || isPaused()) { // still counted as idle, so the others come to the same end
        m_changed.notify_all();
        return false;
    }
    const auto count = std::ptrdiff_t(m_offered.size() + 1) / 2;
    into.assign(m_offered.begin(), m_offered.begin() + count);
    m_offered.erase(m_offered.begin(), m_offered.begin() + count);
    --m_idle;
    m_isWanted.store(m_idle > 0 && m_offered.empty(), std::memory_order_relaxed);
    return true;
}

void Walk::offer(const std::vector<quint32> &directories)
{
    {
        const std::lock_guard lock(m_mutex);
        m_offered.insert(m_offered.end(), directories.begin(), directories.end());
        m_isWanted.store(false, std::memory_order_relaxed);
    }
    m_changed.notify_all();
}

void Walk::report(Error error)
{
    const std::lock_guard lock(m_mutex);
    m_troubles.push_back(std::move(error));
}

void Walk::reportFull(const QByteArray &path)
{
    if (!m_isFull.exchange(true))
        report({Fault::TooBig, path, QStringLiteral("more files than one scan can hold")});
}

std::vector<Error> Walk::sortedTroubles() const
{
    std::vector<Error> troubles = m_troubles;
    std::sort(troubles.begin(), troubles.end(), [](const Error &a, const Error &b) { return a.path < b.path; });
    return troubles;
}

bool Walk::mayMissNames()
{
    std::sort(m_links.begin(), m_links.end(), [](const HardLink &a, const HardLink &b) { return a.file < b.file; });
    for (auto first = m_links.begin(); before && first != m_links.end();) {
        const auto last =
            std::find_if(first, m_links.end(), [&](const HardLink &link) { return link.file != first->file; });
        if (last - first < first->names && std::any_of(first, last, [](const HardLink &link) { return link.isNew; }))
            return true;
        first = last;
    }
    return false;
}

void Walk::meet(quint32 node, FileId id)
{
    if (!isRoot(id))
        return;
    const std::lock_guard lock(m_mutex);
    for (const auto &[same, root] : std::ranges::equal_range(m_rootsById, id, {}, &RootById::first)) {
        if (!data.roots[root])
            data.roots[root] = NodeId{node};
    }
}

const FollowedLink *Walk::followed(FileId directory, QByteArrayView name) const
{
    const auto found = std::find_if(m_followed.begin(), m_followed.end(), [&](const FollowedLink &link) {
        return link.root == directory && link.name == name;
    });
    return found == m_followed.end() ? nullptr : &*found;
}

Worker::Worker(Walk &walk)
    : m_walk(walk)
    , m_data(walk.data)
    , m_names(walk.data)
    , m_buffer(std::make_unique_for_overwrite<char[]>(bufferSize))
{
}

Worker::~Worker() = default;

void Worker::run()
{
    std::vector<quint32> nodes;
    while (m_walk.take(nodes)) {
        adopt(nodes);
        while (!m_stack.empty() && !m_walk.isOver() && !m_walk.isPaused()) {
            const Task task = m_stack.back();
            m_stack.pop_back();
            read(task);
            if (task.parent && --task.parent->waiting == 0)
                forget(task.parent);
            if (m_walk.isWanted() && m_stack.size() > 1)
                share();
        }
        handBack();
    }
    progress();
}

/// Puts directories that another worker found on the stack; neighbours with one parent share it.
void Worker::adopt(const std::vector<quint32> &nodes)
{
    for (quint32 node : nodes) {
        const quint32 above = m_data.nodes[node].parent;
        Parent *parent = m_stack.empty() ? nullptr : m_stack.back().parent;
        if (above == TreeBuilder::Data::none) {
            parent = nullptr;
        } else if (!parent || parent->node != above) {
            parent = &m_closed.emplace_back();
            parent->node = above;
            parent->self = std::prev(m_closed.end());
        }
        if (parent)
            ++parent->waiting;
        m_stack.push_back({node, parent});
    }
}

/// Gives the older half of the stack away: these are the highest directories, with most below them.
void Worker::share()
{
    const auto end = m_stack.begin() + std::ptrdiff_t(m_stack.size() / 2);
    std::vector<quint32> nodes;
    for (auto task = m_stack.begin(); task != end; ++task) {
        nodes.push_back(task->node);
        if (task->parent && --task->parent->waiting == 0)
            forget(task->parent);
    }
    m_stack.erase(m_stack.begin(), end);
    m_walk.offer(nodes);
}

/// Gives everything away that is left: after a pause, somebody will read it.
void Worker::handBack()
{
    std::vector<quint32> nodes;
    for (const Task &task : m_stack)
        nodes.push_back(task.node);
    m_stack.clear();
    m_open.clear();
    m_closed.clear();
    if (!nodes.empty())
        m_walk.offer(nodes);
}

Descriptor Worker::openTask(const Task &task)
{
    if (!task.parent)
        return openPath(m_data.rootPaths[m_data.nodes[task.node].nameOffset], O_RDONLY | O_DIRECTORY);
    if (!task.parent->descriptor && !reopen(*task.parent))
        return {};
    return openBelow(task.parent->descriptor.number(), task.node, O_RDONLY);
}

Descriptor Worker::openBelow(int parent, quint32 node, int flags)
{
    const int follow = m_data.nodes[node].isFollowedLink ? 0 : O_NOFOLLOW;
    const QByteArray name = m_data.name(node).toByteArray();
    for (;;) {
        Descriptor found(::openat(parent, name.constData(), flags | follow | O_DIRECTORY | O_CLOEXEC));
        if (found || (errno != EMFILE && errno != ENFILE) || !closeOldest())
            return found;
    }
}

/// Opens a closed parent from its root, a component at a time: a path can be longer than the system takes at once, and
/// a link that somebody puts into it must not lead us astray. The closed parents above it will be needed next, so they
/// are opened on the way: 2,000 levels cost 2,000 x 2,000 steps otherwise.
bool Worker::reopen(Parent &parent)
{
    struct Step {
        quint32 node;
        Parent *parent;
    };
    std::vector<Step> steps;
    const std::size_t most = std::max<std::size_t>(m_walk.descriptorLimit() / 2, 1);
    std::size_t reopened = 0;
    auto closed = parent.self;
    for (quint32 node = parent.node; node != TreeBuilder::Data::none; node = m_data.nodes[node].parent) {
        const bool isNext = reopened < most && closed->node == node;
        steps.push_back({node, isNext ? &*closed : nullptr});
        reopened += isNext;
        if (isNext && closed != m_closed.begin())
            --closed;
    }

    Descriptor passed; // the last step's, unless a parent holds it
    int here = -1;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        Descriptor next = here < 0
            ? openPath(m_data.rootPaths[m_data.nodes[step->node].nameOffset], O_PATH | O_DIRECTORY)
            : openBelow(here, step->node, O_PATH);
        if (!next)
            return false;
        here = next.number();
        if (step->parent) {
            step->parent->descriptor = std::move(next);
            m_open.splice(m_open.end(), m_closed, step->parent->self);
        } else {
            passed = std::move(next);
        }
    }
    while (m_open.size() > m_walk.descriptorLimit() && closeOldest()) { }
    return true;
}

/// Closes the parent that will be needed last; false if only the one in hand is left.
bool Worker::closeOldest()
{
    if (m_open.size() < 2)
        return false;
    m_open.front().descriptor = Descriptor();
    m_closed.splice(m_closed.end(), m_open, m_open.begin());
    return true;
}

void Worker::forget(Parent *parent)
{
    (parent->descriptor ? m_open : m_closed).erase(parent->self);
}

void Worker::read(const Task &task)
{
    m_node = task.node;
    const Directory &directory = m_data.directories[m_data.nodes[m_node].directory];
    const quint32 known = directory.firstChild;
    m_id = {directory.device, directory.inode};
    m_isUnreadable = false;
    m_found.clear();
    m_foundDirectories.clear();
    m_foundLinks.clear();
    m_known.clear();
    Descriptor descriptor;
    if (m_walk.isAsBefore(directory, known) && reuse(task, known, descriptor)) {
        keep(std::move(descriptor));
        return;
    }
    if (!descriptor)
        descriptor = openTask(task);
    if (!descriptor) {
        const int code = errno;
        if (!hasVanished(code) || !task.parent)
            fail(code, m_data.path(m_node), "open");
        m_data.nodes[m_node].isUnreadable = m_isUnreadable;
        return;
    }
    list(descriptor.number(), known);
    keep(std::move(descriptor));
}

/// Takes the entries from the earlier scan; false, and nothing is taken, if that does not do after all. The directory
/// is opened if something in it must be looked at.
bool Worker::reuse(const Task &task, quint32 known, Descriptor &descriptor)
{
    const TreeBuilder::Data &before = *m_walk.before;
    const Directory &then = before.directories[before.nodes[known].directory];
    for (quint32 child = then.firstChild; child < then.firstChild + then.childCount; ++child) {
        Node node = before.nodes[child];
        const bool isDirectory = before.hasDirectory(node);
        const bool isLookedAt =
            node.isHardLinked || node.isFollowedLink || node.isMountPoint || (isDirectory && !m_walk.isAsBefore(child));
        auto added = Added::NoRoom;
        if (isLookedAt) {
            if (!descriptor)
                descriptor = openTask(task);
            const QByteArray name = before.name(child).toByteArray();
            added = descriptor ? add(descriptor.number(), name.constData(), DT_UNKNOWN, child) : Added::Gone;
        } else if (nameIt(node, before.name(child))) {
            if (isDirectory) {
                const Directory &below = before.directories[node.directory];
                m_foundDirectories.push_back(
                    {quint32(m_found.size()), {below.device, below.inode}, below.changed, child, true});
            }
            put(node);
            added = Added::Yes;
        }
        if (added == Added::Gone) {
            m_found.clear();
            m_foundDirectories.clear();
            m_foundLinks.clear();
            return false;
        }
        if (m_walk.isOver() || added == Added::NoRoom) {
            m_isUnreadable = true;
            break;
        }
    }
    return true;
}

void Worker::list(int descriptor, quint32 known)
{
    for (;;) {
        const ssize_t size = ::getdents64(descriptor, m_buffer.get(), bufferSize);
        if (const int code = errno; size < 0 && !hasVanished(code))
            fail(code, m_data.path(m_node), "list");
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto &entry = *reinterpret_cast<const dirent64 *>(m_buffer.get() + at);
            at += entry.d_reclen;
            if (isDot(entry.d_name))
                continue;
            const quint32 same = known == TreeBuilder::Data::none ? known : knownDirectory(known, entry.d_name);
            if (m_walk.isOver() || add(descriptor, entry.d_name, entry.d_type, same) == Added::NoRoom) {
                m_isUnreadable = true;
                break;
            }
        }
        if (m_isUnreadable && m_walk.isOver())
            break;
    }
}

/// The directory called `name` in `known`, in the earlier scan; none if there was none.
quint32 Worker::knownDirectory(quint32 known, QByteArrayView name)
{
    const TreeBuilder::Data &before = *m_walk.before;
    const Directory &then = before.directories[before.nodes[known].directory];
    if (m_known.isEmpty()) {
        for (quint32 child = then.firstChild; child < then.firstChild + then.childCount; ++child) {
            if (before.hasDirectory(before.nodes[child]))
                m_known.insert(before.name(child), child);
        }
        m_known.insert(QByteArrayView("."), TreeBuilder::Data::none); // so that it is not empty
    }
    return m_known.value(name, TreeBuilder::Data::none);
}

/// Notes one entry of the directory in hand. `known` is its node in the earlier scan, or none.
Worker::Added Worker::add(int descriptor, const char *name, unsigned char type, quint32 known)
{
    Status status;
    if (!stat(descriptor, name, AT_SYMLINK_NOFOLLOW, status)) {
        const int code = errno;
        if (hasVanished(code))
            return Added::Gone;
        // A directory that may be listed but not searched fails for every entry: one trouble says it.
        if (!m_isUnreadable)
            fail(code, joined(m_data.path(m_node), name), "look at");
        status = {};
        status.stx_mode = quint16(DTTOIF(type));
    }
    Node node = nodeOf(status);
    if (!nameIt(node, name))
        return Added::NoRoom;
    const auto index = quint32(m_found.size());
    if (S_ISDIR(status.stx_mode)) {
        const FileId id = idOf(status);
        const bool isKnown = status.stx_mask != 0;
        node.isUnreadable = !isKnown;
        // Not even its own size is part of this file system.
        if (isKnown && id.device != m_id.device && !m_walk.options.crossFileSystems && !m_walk.isRoot(id)) {
            node.isMountPoint = true;
            node.apparent = 0;
            node.blocks = 0;
        }
        m_foundDirectories.push_back(
            {index, id, changeOf(status), m_walk.directoryBefore(known), isKnown && !node.isMountPoint});
    } else if (S_ISLNK(status.stx_mode) && addFollowed(descriptor, name, known, node)) {
        m_foundDirectories.back().index = index;
    } else if (status.stx_nlink > 1) {
        node.isHardLinked = true;
        const bool isNew = known == TreeBuilder::Data::none || !m_walk.before->nodes[known].isHardLinked;
        m_foundLinks.push_back({idOf(status), index, status.stx_nlink, isNew});
    }
    put(node);
    return Added::Yes;
}

/// False if there is no room for the name.
bool Worker::nameIt(Node &node, QByteArrayView name)
{
    const auto offset = m_names.add(name);
    if (!offset) {
        m_walk.reportFull(m_data.path(m_node));
        return false;
    }
    node.nameOffset = *offset;
    node.nameLength = quint64(name.size());
    return true;
}

/// Adds an entry to what was found.
void Worker::put(const Node &node)
{
    m_found.push_back(node);
    ++m_newFiles;
    m_newBytes += qint64(node.blocks) * 512;
    if (m_newFiles >= 256)
        progress();
}

/// Makes the link `node` the directory that it leads to, if it is one to be followed.
bool Worker::addFollowed(int descriptor, const char *name, quint32 known, Node &node)
{
    const FollowedLink *link = m_walk.followed(m_id, name);
    Status status;
    if (!link || !stat(descriptor, name, 0, status) || idOf(status) != link->target)
        return false;
    const Node target = nodeOf(status);
    node.isFollowedLink = true;
    node.apparent += target.apparent;
    node.blocks += target.blocks;
    node.modified = target.modified;
    m_foundDirectories.push_back({0, link->target, changeOf(status), m_walk.directoryBefore(known), true});
    return true;
}

/// Moves what was found in the directory in hand to the tree, and its subdirectories to the stack.
void Worker::keep(Descriptor descriptor)
{
    const auto first = m_data.nodes.take(m_found.size());
    const auto firstDirectory = m_data.directories.take(m_foundDirectories.size());
    if (!first || !firstDirectory) {
        m_walk.reportFull(m_data.path(m_node));
        m_data.nodes[m_node].isUnreadable = true;
        return;
    }
    m_data.nodes[m_node].isUnreadable = m_isUnreadable;
    Directory &own = m_data.directories[m_data.nodes[m_node].directory];
    own.firstChild = *first;
    own.childCount = quint32(m_found.size());

    quint32 entered = 0;
    for (std::size_t i = 0; i < m_foundDirectories.size(); ++i) {
        const FoundDirectory &found = m_foundDirectories[i];
        m_found[found.index].directory = *firstDirectory + quint32(i);
        m_data.directories[*firstDirectory + quint32(i)] = directoryOf(found.id, found.changed, found.known);
        m_walk.meet(*first + found.index, found.id);
        entered += found.isEntered;
    }
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        m_found[i].parent = m_node;
        m_data.nodes[*first + quint32(i)] = m_found[i];
    }
    for (const HardLink &link : m_foundLinks)
        m_links.push_back({link.file, *first + link.node, link.names, link.isNew});
    if (entered == 0)
        return;
    std::list<Parent> &parents = descriptor ? m_open : m_closed;
    Parent *parent = &parents.emplace_back(Parent{std::move(descriptor), m_node, entered, {}});
    parent->self = std::prev(parents.end());
    for (const FoundDirectory &found : m_foundDirectories) {
        if (found.isEntered)
            m_stack.push_back({*first + found.index, parent});
    }
    if (m_open.size() > m_walk.descriptorLimit())
        closeOldest();
}

void Worker::fail(int code, const QByteArray &path, const char *doing)
{
    m_isUnreadable = true;
    m_walk.report(errorFromErrno(code, path, doing));
}

void Worker::progress()
{
    m_walk.job.files.fetch_add(m_newFiles, std::memory_order_relaxed);
    m_walk.job.bytes.fetch_add(m_newBytes, std::memory_order_relaxed);
    m_newFiles = 0;
    m_newBytes = 0;
}

} // namespace

Scan scanInto(TreeBuilder tree, const std::vector<QByteArray> &roots, const ScanOptions &options, Job &job)
{
    job.stage = Stage::Scanning;
    Walk walk(tree, roots, options, job);
    if (walk.isAllAsBefore()) {
        for (const NodeId root : walk.before->roots) {
            const Totals totals = options.before->scan.tree->totals(root);
            job.files += totals.files + totals.directories;
            job.bytes += totals.allocated;
        }
        return options.before->scan;
    }
    walk.run();
    if (walk.mayMissNames() && !walk.isOver()) {
        ScanOptions all = options;
        all.before = nullptr;
        return scan(roots, all, job);
    }
    Scan result;
    result.isComplete = !walk.isOver();
    result.tree = std::make_shared<const FileTree>(tree.finish(walk.takeLinks()));
    result.troubles = walk.sortedTroubles();
    return result;
}

Scan scan(const std::vector<QByteArray> &roots, const ScanOptions &options, Job &job)
{
    return scanInto(TreeBuilder(roots), roots, options, job);
}

} // namespace depotscope
