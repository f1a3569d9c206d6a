// SPDX-License-Identifier: MIT
#include "tests/support/madetree.h"

#include "model/disk/treebuilder.h"

namespace depotscope {

FileTree madeTree(const MadeEntry &root)
{
    TreeBuilder builder({root.name});
    TreeBuilder::Data &data = builder.data();
    NameSegment names(data);
    struct Folder {
        const MadeEntry *made;
        quint32 node;
    };
    std::vector<Folder> folders;
    const auto put = [&](const MadeEntry &made, quint32 node, quint32 parent) {
        quint32 directory = TreeBuilder::Data::none;
        if (made.isFolder) {
            directory = *data.directories.take(1);
            data.directories[directory] = {};
            folders.push_back({&made, node});
        }
        data.nodes[node] = {.apparent = quint64(made.bytes),
                            .blocks = quint64(made.bytes) / 512,
                            .nameLength = quint64(made.name.size()),
                            .type = quint64(made.isFolder ? FileType::Directory : FileType::File),
                            .isUnreadable = 0,
                            .isMountPoint = 0,
                            .isFollowedLink = 0,
                            .isHardLinked = 0,
                            .isCountedElsewhere = 0,
                            .nameOffset = parent == TreeBuilder::Data::none ? 0 : *names.add(made.name),
                            .parent = parent,
                            .modified = 1'700'000'000,
                            .directory = directory};
    };
    data.roots.front() = NodeId{*data.nodes.take(1)};
    put(root, data.roots.front().value, TreeBuilder::Data::none);
    for (size_t i = 0; i < folders.size(); ++i) {
        const Folder folder = folders[i];
        const std::vector<MadeEntry> &entries = folder.made->entries;
        const quint32 first = entries.empty() ? 0 : *data.nodes.take(entries.size());
        TreeBuilder::Directory &directory = data.directories[data.nodes[folder.node].directory];
        directory.firstChild = first;
        directory.childCount = quint32(entries.size());
        directory.files = 0;
        for (size_t k = 0; k < entries.size(); ++k)
            put(entries[k], first + quint32(k), folder.node);
    }
    return builder.finish({});
}

} // namespace depotscope
