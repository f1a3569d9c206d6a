# SPDX-License-Identifier: MIT
#
# Makes a depot with Julia's own Pkg and writes down, asking Pkg, what is in it: see README.md beside this file.
#
#     JULIA_DEPOT_PATH=BASE/depot JULIA_PKG_SERVER= julia --startup-file=no makedepot.jl BASE [--small]
#
# BASE must be empty. It receives depot/, the git repositories and projects that the depot refers to, and expected.json.
# Everything is local; no network is used. The rules by which owners and times follow from the logs are written out
# once more here, in terms of Pkg's own functions, so that the program under test is not compared with itself.
using Dates, LibGit2, Pkg, Random, UUIDs
using Pkg.Artifacts: artifact_path, bind_artifact!, create_artifact
using Pkg.BinaryPlatforms: Linux, Windows

include(joinpath(@__DIR__, "json.jl"))

const BASE = abspath(ARGS[1])
const SMALL = "--small" in ARGS
const DEPOT = joinpath(BASE, "depot")
const RANDOM = MersenneTwister(20260101)
DEPOT_PATH == [DEPOT] || error("JULIA_DEPOT_PATH must be $DEPOT")

inbase(parts...) = joinpath(BASE, parts...)
indepot(parts...) = joinpath(DEPOT, parts...)
say(words...) = (println(stderr, "== ", words...); flush(stderr))

function save(path, content)
    mkpath(dirname(path))
    write(path, content)
    return path
end
bytes(n) = rand(RANDOM, UInt8, n)
entries(dir) = isdir(dir) ? readdir(dir; join=true) : String[]

# --- git repositories, each with a package or several -------------------------------------------------------------

const IDENTITY = ["-c", "user.name=Depot", "-c", "user.email=depot@example.org", "-c", "init.defaultBranch=master"]
git(dir, args...) = run(pipeline(`git -C $dir $IDENTITY $args`, stdout=devnull, stderr=devnull))
gitread(dir, args...) = strip(read(`git -C $dir $args`, String))

struct Package
    name::String
    uuid::UUID
    repo::String        # folder of its git repository
    folder::String      # of the package in there
end
function Package(name, uuid; repo=inbase("repos", name * ".jl"), subdir="")
    package = Package(name, UUID(uuid), repo, rstrip(joinpath(repo, subdir), '/'))
    if !isdir(repo)
        mkpath(repo)
        git(repo, "init", "-q")
    end
    return package
end

"Writes `version` of the package, without committing it."
function draft!(package, version; deps=Package[], compat=Pair{String,String}[], size=20_000)
    project = "name = \"$(package.name)\"\nuuid = \"$(package.uuid)\"\nversion = \"$version\"\n\n[deps]\n" *
        "Dates = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n" *
        join("$(dep.name) = \"$(dep.uuid)\"\n" for dep in deps) * "\n[compat]\njulia = \"1\"\n" *
        join("$name = \"$range\"\n" for (name, range) in compat)
    save(joinpath(package.folder, "Project.toml"), project)
    save(joinpath(package.folder, "src", package.name * ".jl"),
         "module $(package.name)\nusing Dates\n" * join("using $(dep.name)\n" for dep in deps) *
         "const VERSION_TEXT = \"$version\"\ngreet(x) = string(x, \" at \", VERSION_TEXT)\nend\n")
    save(joinpath(package.folder, "README.md"), "# $(package.name)\n")
    save(joinpath(package.folder, "data", "table.bin"), bytes(size))
    save(joinpath(package.folder, "bin", "run"), "#!/bin/sh\nexec julia\n")
    chmod(joinpath(package.folder, "bin", "run"), 0o755)
    return package
end

"Commits what is there as `version`; returns the tree hash of the package's folder."
function commit!(package, version)
    git(package.repo, "add", "-A")
    git(package.repo, "commit", "-q", "--allow-empty", "-m", "$(package.name) $version")
    git(package.repo, "tag", "$(package.name)-$version")
    inside = package.folder == package.repo ? "" : relpath(package.folder, package.repo)
    return gitread(package.repo, "rev-parse", "HEAD:$inside")
end
publish!(package, version; options...) = commit!(draft!(package, version; options...), version)

# --- the registry -------------------------------------------------------------------------------------------------

const REGISTRY_UUID = "11111111-2222-4333-8444-555555555555"

"A git repository that is a registry of `versions`: pairs of a package and its (version, tree hash, dependencies)."
function makeregistry(versions)
    dir = inbase("repos", "Atelier")
    names = sort!([(package.name, package.uuid) for (package, _) in versions])
    save(joinpath(dir, "Registry.toml"),
         "name = \"Atelier\"\nuuid = \"$REGISTRY_UUID\"\nrepo = \"$dir\"\n\n[packages]\n" *
         join("$uuid = { name = \"$name\", path = \"$(name[1:1])/$name\" }\n" for (name, uuid) in names))
    for (package, list) in versions
        to = joinpath(dir, package.name[1:1], package.name)
        save(joinpath(to, "Package.toml"),
             "name = \"$(package.name)\"\nuuid = \"$(package.uuid)\"\nrepo = \"$(package.repo)\"\n")
        save(joinpath(to, "Versions.toml"), join("[\"$v\"]\ngit-tree-sha1 = \"$hash\"\n\n" for (v, hash, _) in list))
        save(joinpath(to, "Deps.toml"), join("[\"$v\"]\nDates = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n" *
             join("$(dep.name) = \"$(dep.uuid)\"\n" for dep in deps) * "\n" for (v, _, deps) in list))
        save(joinpath(to, "Compat.toml"), join("[\"$v\"]\njulia = \"1\"\n\n" for (v, _, _) in list))
    end
    git(dir, "init", "-q")
    git(dir, "add", "-A")
    git(dir, "commit", "-q", "-m", "registry")
    return dir
end

# --- scratch spaces, as Scratch.jl makes and logs them -------------------------------------------------------------

struct Space
    uuid::UUID
    key::String
    path::String
    time::Union{DateTime,Nothing}
    parents::Vector{String}
end

"""
What Scratch.jl 1.2.1 does for get_scratch!(uuid, key) in a module whose project file is each of `parents`, at `time`;
with `time` nothing what it does under JULIA_SCRATCH_TRACK_ACCESS=0.
"""
function scratch!(uuid, key, time, parents...; size=0)
    path = indepot("scratchspaces", string(uuid), key)
    mkpath(path)
    size > 0 && save(joinpath(path, "content.bin"), bytes(size))
    mkpath(indepot("logs"))
    for parent in (time === nothing ? () : parents)
        open(indepot("logs", "scratch_usage.toml"), append=true) do io
            print(io, "[[\"", escape_string(path), "\"]]\ntime = ", time, "Z\n",
                  "parent_projects = [\"", escape_string(parent), "\"]\n")
        end
    end
    return Space(UUID(string(uuid)), key, path, time, sort!(unique(collect(String, parents))))
end

# --- times ----------------------------------------------------------------------------------------------------------

# Noon is never missing or doubled by daylight saving time.
daysago(days, ms=0) = DateTime(today() - Day(days)) + Hour(12) + Minute(34) + Second(56) + Millisecond(ms)

"The instant, in UTC, of a local wall-clock time, which is what Pkg logs; the C library knows the zone."
function utc(local_time::DateTime)
    tm = Libc.TmStruct(second(local_time), minute(local_time), hour(local_time), day(local_time),
                       month(local_time) - 1, year(local_time) - 1900, 0, 0, -1)
    return unix2datetime(time(tm))
end
rfc3339(t::DateTime) = Dates.format(t, "yyyy-mm-ddTHH:MM:SS") * "Z"
rfc3339(::Nothing) = nothing

later(a, b) = a === nothing ? b : b === nothing ? a : max(a, b)

logtimes(file) = isfile(indepot("logs", file)) ? Pkg.TOML.parsefile(indepot("logs", file)) : Dict{String,Any}()
lasttimes(file) = Dict(path => utc(maximum(entry["time"] for entry in entries)) for (path, entries) in logtimes(file))

"""
Moves the entries of a log into the past, each path by its own number of days, and writes them as Pkg's write_env_usage
does: one block for each use, appended. Otherwise all of them would be of the same minute and could not be told apart.
"""
function age!(file, days)
    log = logtimes(file)
    blocks = Tuple{DateTime,String}[]
    for path in sort!(collect(keys(log))), (i, _) in enumerate(log[path])
        push!(blocks, (daysago(days(path), 7 + length(blocks)) - Day(i - 1), path))
    end
    open(indepot("logs", file), "w") do io
        for (time, path) in shuffle(RANDOM, blocks)
            Pkg.TOML.print(io, Dict(path => [Dict("time" => time)]))
        end
    end
end

"Sets the file times that Julia sets when it loads a compiled cache."
function agefile!(path, days)
    seconds = datetime2unix(utc(daysago(days)))
    file = Base.Filesystem.open(path, Base.Filesystem.JL_O_RDWR)
    Base.Filesystem.futime(file, seconds, seconds)
    close(file)
end

# --- what Pkg says about the environments ----------------------------------------------------------------------------

struct Version
    name::String
    uuid::UUID
    version::String
    hash::String
end
const VERSIONS = Dict{String,Version}()         # path -> every version that Pkg ever installed

"After a Pkg command: what does Pkg itself say is installed where, and did it log the environment?"
function record()
    manifest = joinpath(dirname(Base.active_project()), "Manifest.toml")
    for (uuid, info) in Pkg.dependencies()
        (info.tree_hash === nothing || info.source === nothing) && continue
        hash = string(info.tree_hash)
        slug = Base.version_slug(uuid, Base.SHA1(hash))
        info.source == indepot("packages", info.name, slug) || error("$(info.source) is not slug $slug")
        isdir(info.source) || error("$(info.source) was not installed")
        VERSIONS[info.source] = Version(info.name, uuid, string(info.version), hash)
    end
    haskey(logtimes("manifest_usage.toml"), manifest) || error("Pkg did not log $manifest")
end

function activate(path; shared=false)
    say("environment ", path)
    shared ? Pkg.activate(path; shared=true) : Pkg.activate(path)
end
function add(specs...)
    Pkg.add([specs...])
    record()
end

"Compiles with a fresh Julia, as `using` in a new session does."
function compile(packages...)
    project = Base.active_project()
    code = join("using $package; " for package in packages)
    run(`$(Base.julia_cmd()) --startup-file=no --project=$project -e $code`)
end

# --- expectations --------------------------------------------------------------------------------------------------

const ITEMS = Dict{String,Dict{String,Any}}()   # path -> item
const OWNERS = Dict{String,Dict{UUID,Union{String,Nothing}}}() # path -> owners; the name of some is known to nobody

function item!(kind, path; facts...)
    get!(ITEMS, path) do
        Dict{String,Any}("kind" => kind, "path" => path, "name" => basename(path), "last_use" => nothing,
                         "last_use_source" => "none")
    end
    for (key, value) in facts
        ITEMS[path][string(key)] = value
    end
    return path
end
owned!(path, uuid, name) = get!(OWNERS, path, Dict{UUID,Union{String,Nothing}}())[uuid] = name
const USES = Dict{String,DateTime}()
used!(path, time) = time === nothing ? nothing : USES[path] = later(get(USES, path, nothing), time)

ispart(path, folder) = startswith(path, folder * "/")

"Packages, clones and dev checkouts, from the manifests in the log, read by Pkg."
function expect_environments()
    for (path, version) in VERSIONS
        item!("package", path; name=version.name, version=version.version, uuid=string(version.uuid))
        owned!(path, version.uuid, version.name)
    end
    logged = lasttimes("manifest_usage.toml")
    for (manifest, time) in logged
        isfile(manifest) || continue
        for (uuid, entry) in Pkg.Types.read_manifest(manifest)
            if entry.tree_hash !== nothing
                path = Pkg.Operations.find_installed(entry.name, uuid, entry.tree_hash)
                haskey(VERSIONS, path) || error("$path is in $manifest, but Pkg never spoke of it")
                item!("package", path; hash=string(entry.tree_hash))
                used!(path, time)
            end
            if entry.repo.source !== nothing
                source = entry.repo.source
                Pkg.Types.isurl(source) || (source = normpath(joinpath(dirname(manifest), source)))
                path = Pkg.Types.add_repo_cache_path(source)
                isdir(path) || error("no clone of $source at $path")
                item!("clone", path; url=source)
                owned!(path, uuid, entry.name)
                used!(path, time)
            end
            if entry.path !== nothing
                path = normpath(joinpath(dirname(manifest), entry.path))
                if ispart(path, indepot("dev"))
                    item!("dev", path; uuid=string(uuid), name=entry.name)
                    owned!(path, uuid, entry.name)
                    used!(path, time)
                end
            end
        end
    end
    for clone in entries(indepot("clones"))
        url = LibGit2.with(repo -> LibGit2.url(LibGit2.get(LibGit2.GitRemote, repo, "origin")), LibGit2.GitRepo(clone))
        item!("clone", clone; url=url)
        delete!(ITEMS[clone], "name")   # Pkg has no name for it but the folder's, which says nothing
        occursin('-', basename(clone)) || continue
        uuid = UUID(basename(clone))
        owned!(clone, uuid, first(v.name for v in values(VERSIONS) if v.uuid == uuid))
    end
    for environment in entries(indepot("environments"))
        item!("environment", environment)
        used!(environment, get(logged, joinpath(environment, "Manifest.toml"), nothing))
    end
end

"Artifacts, from every Artifacts.toml of an installed, developed or logged package, read by Pkg."
function expect_artifacts(unbound)
    logged = lasttimes("artifact_usage.toml")
    folders = union(dirname.(collect(keys(logged))), collect(keys(VERSIONS)),
                    entries(indepot("dev")))
    for folder in folders
        file = joinpath(folder, "Artifacts.toml")
        isfile(file) || continue
        project = Pkg.Types.read_project(joinpath(folder, "Project.toml"))
        for (name, meta) in Pkg.TOML.parsefile(file), one in (meta isa AbstractVector ? meta : [meta])
            path = artifact_path(Base.SHA1(one["git-tree-sha1"]))
            isdir(path) || continue
            item!("artifact", path; hash=one["git-tree-sha1"])
            push!(get!(ITEMS[path], "names", String[]), name)
            push!(get!(ITEMS[path], "bound_by", String[]), file)
            owned!(path, project.uuid, project.name)
            used!(path, get(logged, file, nothing))
            used!(path, get(USES, folder, nothing))
        end
    end
    for hash in unbound
        item!("artifact", artifact_path(hash); hash=string(hash), bound_by=String[])
    end
    for item in values(ITEMS)
        item["kind"] == "artifact" || continue
        item["bound_by"] = sort!(unique(item["bound_by"]))
        item["name"] = minimum(get(item, "names", [item["hash"]]))
        delete!(item, "names")
    end
end

function expect_spaces(spaces, names)
    times = lasttimes("scratch_usage.toml")
    for space in spaces
        item!("space", space.path; uuid=string(space.uuid))
        owned!(space.path, space.uuid, get(names, space.uuid, nothing))
        used!(space.path, get(times, space.path, nothing))
    end
    for (path, entries) in logtimes("scratch_usage.toml")
        haskey(ITEMS, path) || continue     # a space that was deleted stays in the log
        item!("space", path; owner_projects=sort!(unique(vcat((entry["parent_projects"] for entry in entries)...))))
    end
    for space in spaces
        haskey(ITEMS[space.path], "owner_projects") || item!("space", space.path; owner_projects=String[])
    end
end

function expect_compiled(packages)
    root = indepot("compiled", "v$(VERSION.major).$(VERSION.minor)")
    for folder in entries(root)
        for cache in entries(folder)
            owner = only(p for p in packages if startswith(basename(cache), Base.package_slug(p.uuid) * "_"))
            basename(folder) == owner.name || error("$folder is not named after $(owner.name)")
            source = first(first(Base.cache_dependencies(cache)[2]))
            item!("compiled", cache; source=source, name=owner.name,
                  version="$(VERSION.major).$(VERSION.minor)", last_use_source="file_time",
                  last_use=rfc3339(unix2datetime(floor(mtime(cache)))))
            owned!(cache, owner.uuid, owner.name)
        end
    end
end

function finished()
    for (path, time) in USES
        haskey(ITEMS, path) || error("a use of $path, which is no item")
        item!(ITEMS[path]["kind"], path; last_use=rfc3339(time), last_use_source="usage_log")
    end
    for path in keys(ITEMS)
        ispath(path) || error("$path is expected, but not there")
        owners = [Dict("name" => name, "uuid" => string(uuid)) for (uuid, name) in get(OWNERS, path, Dict())]
        ITEMS[path]["owners"] = sort!(owners; by=owner -> (something(owner["name"], ""), owner["uuid"]))
    end
    items = [ITEMS[path] for path in sort!(collect(keys(ITEMS)))]
    save(inbase("expected.json"), json(Dict("depot" => DEPOT, "julia" => string(VERSION), "zone" => get(ENV, "TZ", ""),
                                            "items" => items)))
    say(length(items), " items in ", DEPOT)
end

# --- the depots ------------------------------------------------------------------------------------------------------

"One environment and two spaces: enough to see what a time zone does to the times."
function makesmall()
    lantern = Package("Lantern", "6d1c1e5a-7d0b-4c8e-9c53-0d3b7d7f1a01")
    tree = publish!(lantern, "0.3.0")
    Pkg.Registry.add(Pkg.RegistrySpec(url=makeregistry([lantern => [("0.3.0", tree, Package[])]])))
    activate(inbase("projects", "near"))
    add(Pkg.PackageSpec(path=lantern.repo))
    age!("manifest_usage.toml", path -> 170)
    parent = joinpath(first(keys(VERSIONS)), "Project.toml")
    spaces = [scratch!(lantern.uuid, "cache", daysago(3), parent; size=5_000),
              scratch!(lantern.uuid, "old", daysago(200), parent; size=5_000)]
    item!("registry", indepot("registries", "Atelier"); uuid=REGISTRY_UUID)
    expect_environments()
    expect_spaces(spaces, Dict(lantern.uuid => lantern.name))
end

function makewhole()
    say("packages")
    waveform = Package("Waveform", "0b5e3c0e-8f43-4b5a-9d0e-6c2f6f1d5a01")  # registered, three versions
    orchard = Package("Orchard", "5b2f9a34-1d55-4ff2-8f60-3f4be3a4f602")    # registered, checked out for development
    quarry = Package("Quarry", "c9a7b1d2-6a0f-4f0c-b1cf-2b6a54c7d703")      # registered, its project is gone
    glacier = Package("Glacier", "e40dd3c7-02c1-47a6-8f5f-91f2c94c6804")    # by absolute path, two versions
    lantern = Package("Lantern", "6d1c1e5a-7d0b-4c8e-9c53-0d3b7d7f1a01")    # by relative path
    kestrel = Package("Kestrel", "3f6c80b1-55f9-4a0d-a4c0-7b9a6b1e2f05")    # by URL
    prism = inbase("repos", "Prism.jl")                                     # two packages in one repository
    core = Package("PrismCore", "9d7f1e70-2f7c-4d4e-8a27-6f0f3f6c9b06"; repo=prism, subdir="core")
    plots = Package("PrismPlots", "a1c9d6e8-7b3e-4a57-9a43-1e5d2c8b7f07"; repo=prism, subdir="lib/plots")
    atlas = Package("Atlas", "14b8e5f2-0c6d-4e1b-8d3a-5f7e9c2b4a08"; repo=inbase("repos", "Atlas.jl"))
    other = Package("Atlas", "f8e7d6c5-b4a3-4291-8070-6f5e4d3c2b09"; repo=inbase("repos", "OtherAtlas.jl"))
    studio = Package("Studio", "7e1d2c3b-4a59-4687-9f0e-1d2c3b4a5910")      # developed outside the depot

    say("artifacts")
    artifact(content...) = create_artifact() do dir
        foreach(((path, what),) -> save(joinpath(dir, path), what), content)
    end
    samples = artifact("samples/noise.bin" => bytes(3_000_000), "samples/sine.bin" => bytes(1_400_000))
    common = artifact("lib/libcommon.so" => bytes(2_600_000), "include/common.h" => "int common(void);\n")
    linux = artifact("lib/libplat.so" => bytes(900_000))
    windows = artifact("bin/plat.dll" => bytes(1_100_000))
    manual = artifact("manual.html" => bytes(400_000))
    orphan = artifact("left/over.bin" => bytes(1_800_000))
    fruit = artifact("fruit.bin" => bytes(700_000))
    later_fruit = artifact("fruit.bin" => bytes(650_000))

    artifactsof(package) = joinpath(package.folder, "Artifacts.toml")
    bind_artifact!(artifactsof(draft!(waveform, "1.0.0")), "samples", samples)
    first_tree = commit!(waveform, "1.0.0")
    bind_artifact!(artifactsof(waveform), "common", common)
    bind_artifact!(artifactsof(waveform), "libplat", linux; platform=Linux(:x86_64))
    bind_artifact!(artifactsof(waveform), "libplat", windows; platform=Windows(:x86_64))
    bind_artifact!(artifactsof(waveform), "manual", manual; lazy=true,
                   download_info=[("https://example.org/manual.tar.gz", "0"^64)])
    second_tree = publish!(waveform, "1.1.0"; size=60_000)
    third_tree = publish!(waveform, "2.0.0"; size=90_000)
    bind_artifact!(artifactsof(draft!(orchard, "0.5.0")), "fruit", fruit)
    orchard_tree = commit!(orchard, "0.5.0")
    quarry_tree = publish!(quarry, "4.2.1"; size=250_000)
    bind_artifact!(artifactsof(draft!(glacier, "0.1.0"; deps=[waveform], size=120_000)), "libcommon", common)
    commit!(glacier, "0.1.0")
    publish!(glacier, "0.2.0"; deps=[waveform], size=150_000)
    publish!(lantern, "0.3.0"; deps=[core])
    publish!(kestrel, "1.4.0"; deps=[waveform], compat=["Waveform" => "1"], size=300_000)
    publish!(core, "0.9.0")
    publish!(plots, "0.9.1"; deps=[core])
    publish!(atlas, "1.0.0")
    publish!(other, "3.0.0")
    draft!(studio, "0.0.1"; deps=[waveform])

    say("registry")
    Pkg.Registry.add(Pkg.RegistrySpec(url=makeregistry([
        waveform => [("1.0.0", first_tree, Package[]), ("1.1.0", second_tree, Package[]),
                     ("2.0.0", third_tree, Package[])],
        orchard => [("0.5.0", orchard_tree, Package[])],
        quarry => [("4.2.1", quarry_tree, Package[])]])))

    # The default environment: a version that an update leaves behind, and a checkout in dev/.
    say("default environment")
    Pkg.activate()
    add(Pkg.PackageSpec(name="Waveform", version="1.0.0"))
    Pkg.update()
    record()
    Pkg.develop("Orchard")
    record()
    bind_artifact!(indepot("dev", "Orchard", "Artifacts.toml"), "fruit", later_fruit; force=true)
    compile("Waveform", "Orchard")

    activate("paper"; shared=true)
    add(Pkg.PackageSpec(name="Waveform", version="1.1.0"), Pkg.PackageSpec(path=atlas.repo))
    compile("Atlas")

    activate("empty"; shared=true)
    save(Base.active_project(), "[deps]\n")

    # Projects outside the depot; one has a name that needs care in a log.
    project(name) = inbase("projects", name)
    activate(project("Über \$5 \"Maß\""))
    add(Pkg.PackageSpec(path=glacier.repo, rev="Glacier-0.1.0"), Pkg.PackageSpec(url="file://" * kestrel.repo))
    add(Pkg.PackageSpec(path=glacier.repo, rev="Glacier-0.2.0"))
    compile("Kestrel", "Glacier")

    mkpath(project("thesis/code"))
    activate(project("thesis/code"))
    cd(project("thesis/code")) do
        add(Pkg.PackageSpec(path="../../../repos/Prism.jl", subdir="core"))
        add(Pkg.PackageSpec(path="../../../repos/Lantern.jl"))
    end
    activate(project("figures"))
    add(Pkg.PackageSpec(url=prism, subdir="core"), Pkg.PackageSpec(path=other.repo))
    add(Pkg.PackageSpec(url=prism, subdir="lib/plots"))
    Pkg.develop(Pkg.PackageSpec(path=studio.folder))
    record()

    activate(project("gone"))
    add(Pkg.PackageSpec(name="Quarry"))
    Pkg.activate()
    rm(project("gone"); recursive=true)

    say("spaces")
    zero_uuid = UUID(UInt128(0))
    pkg_uuid = UUID("44cfe95a-1eb2-52ea-b672-e2afdf69b78f")
    unknown_uuid = UUID("0f0e0d0c-0b0a-4908-8706-050403020100")
    installed(package) = joinpath(first(p for (p, v) in VERSIONS if v.uuid == package.uuid), "Project.toml")
    spaces = [
        scratch!(waveform.uuid, "spectra", daysago(12, 120), installed(waveform); size=2_200_000),
        scratch!(waveform.uuid, "spectra", daysago(4, 7), installed(kestrel); size=2_300_000),
        scratch!(waveform.uuid, "tiles-v1.1_b", daysago(260), installed(waveform); size=500_000),
        scratch!(quarry.uuid, "ore", daysago(310, 500), joinpath(project("gone"), "Project.toml"); size=1_300_000),
        scratch!(studio.uuid, "renders", daysago(1, 3), joinpath(studio.folder, "Project.toml"),
                 joinpath(project("Über \$5 \"Maß\""), "Project.toml"); size=800_000),
        scratch!(zero_uuid, "downloads", daysago(30), indepot("environments", "v1.5", "Project.toml"); size=350_000),
        scratch!(unknown_uuid, "mystery", daysago(90), inbase("projects", "nowhere", "Project.toml"); size=90_000),
        scratch!(glacier.uuid, "untracked", nothing; size=60_000),
        scratch!(pkg_uuid, "9d7f1e702f7c4d4e8a276f0f3f6c9b060b5e3c0e", daysago(8), installed(glacier); size=700),
        scratch!(glacier.uuid, "deleted", daysago(50), installed(glacier); size=700)]
    rm(pop!(spaces).path; recursive=true)
    unique!(space -> space.path, spaces)

    say("times")
    days = Dict(indepot("environments", "v1.5") => 2, indepot("environments", "paper") => 45,
                project("Über \$5 \"Maß\"") => 75, project("thesis/code") => 130, project("figures") => 190,
                project("gone") => 320)
    age!("manifest_usage.toml", manifest -> days[dirname(manifest)])
    files = sort!(collect(keys(logtimes("artifact_usage.toml"))))
    sort!(files; by=file -> !ispart(file, indepot("dev")))
    age!("artifact_usage.toml", file -> 1 + 13 * (findfirst(==(file), files) - 1))
    for (i, folder) in enumerate(entries(indepot("compiled", "v1.5"))), (j, file) in enumerate(entries(folder))
        agefile!(file, 5 + 20i + 3j)
    end

    item!("registry", indepot("registries", "Atelier"); uuid=REGISTRY_UUID)
    item!("log", save(indepot("logs", "repl_history.jl"), "# time: 2026-01-01 12:00:00 UTC\n# mode: julia\n\t1 + 1\n"))
    item!("other", dirname(save(indepot("config", "startup.jl"), "ENV[\"COLUMNS\"] = 120\n")))
    item!("other", dirname(save(indepot("plots-of-mine", "one.svg"), "<svg/>\n")))

    expect_environments()
    expect_artifacts([orphan])
    everyone = [waveform, orchard, quarry, glacier, lantern, kestrel, core, plots, atlas, other, studio]
    names = Dict(package.uuid => package.name for package in everyone)
    names[pkg_uuid] = "Pkg"
    expect_spaces(spaces, names)
    expect_compiled(everyone)
end

# Pkg insists on a program for downloads. This one makes sure that nothing ever is.
chmod(save(inbase("bin", "curl"), "#!/bin/sh\n[ \"\$*\" = --help ]\n"), 0o755)
ENV["PATH"] = inbase("bin") * ":" * ENV["PATH"]

SMALL ? makesmall() : makewhole()
for log in entries(indepot("logs"))
    item!("log", log)
end
finished()
