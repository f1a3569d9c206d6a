# SPDX-License-Identifier: MIT
#
# Asks Julia for slugs, names of clones and tree hashes of random things, and writes them to BASE/rules.json:
#
#     julia --startup-file=no rules.jl BASE SEED
using Pkg, Random, UUIDs

include(joinpath(@__DIR__, "json.jl"))

const BASE = abspath(ARGS[1])
const RANDOM = MersenneTwister(parse(Int, ARGS[2]))

# Each sorts apart from its neighbours in a way of its own, as file and as folder.
const NAMES = ["a", "A", "a-b", "a.b", "a0", "ab", "a b", "ä", "日本", "z", ".hidden", "_", "~", "\"q\"", "back\\slash",
               "new\nline", "é", "e\u0301", "🜁", ".gitignore", "-", "lib", "lib64", "lib.so", "x"^255, "n\xff"]
# The length of a link counts characters, also where there are none.
const TARGETS = ["a", "../a", "/nowhere", "zíel/ü", "日本/🜁", "t"^200, "\xff\xfeab", "a\xe6\x97", "\xed\xa0\x80x"]

function randomtree(path, depth)
    mkdir(path)     # mkpath does not know what to do with a newline in a name
    for name in randsubseq(RANDOM, NAMES, 0.25)
        entry = joinpath(path, name)
        what = rand(RANDOM, 1:10)
        if what <= 3 && depth < 3
            randomtree(entry, depth + 1)
        elseif what == 4
            mkdir(entry)
            rand(RANDOM, Bool) && mkdir(joinpath(entry, "also empty"))
        elseif what == 5
            symlink(rand(RANDOM, TARGETS), entry)
        else
            write(entry, rand(RANDOM, UInt8, rand(RANDOM, [0, 1, 7, 511, 512, 513, 70_000])))
            chmod(entry, rand(RANDOM, [0o644, 0o755, 0o444, 0o555, 0o600, 0o744, 0o654, 0o645, 0o611]))
        end
    end
    if rand(RANDOM, 1:8) == 1
        foreach(mkdir, [joinpath(path, ".git"), joinpath(path, ".git", "refs")])
        write(joinpath(path, ".git", "HEAD"), "ref: refs/heads/master\n")
    end
end

function slug(_)
    uuid = UUID(rand(RANDOM, UInt128))
    hash = Base.SHA1(rand(RANDOM, UInt8, 20))
    return Dict("uuid" => string(uuid), "hash" => string(hash), "package" => Base.package_slug(uuid),
                "version" => Base.version_slug(uuid, hash), "short" => Base.version_slug(uuid, hash, 4))
end

function clone(length)
    url = join(rand(RANDOM, ['a':'z'; '0':'9'; '/'; ':'; '.'; '@'; 'ü'; '本'; '🜁'], length))
    return Dict("url" => url, "name" => basename(Pkg.Types.add_repo_cache_path(url)))
end

function tree(i)
    path = joinpath(BASE, "trees", string(i))
    randomtree(path, 0)
    return Dict("path" => path, "hash" => bytes2hex(Pkg.GitTools.tree_hash(path)))
end

mkdir(joinpath(BASE, "trees"))
write(joinpath(BASE, "rules.json"),
      json(Dict("slugs" => slug.(1:200), "clones" => clone.(0:99), "trees" => tree.(1:200))))
