# SPDX-License-Identifier: MIT
#
# Collects many depot paths with Pkg's own gc, in one process. FILE has a line for each: the delay in days and the depots,
# separated by tabs. FILE.done receives a line for each: "done", or what Pkg threw.
#
#     JULIA_PROJECT=a folder without manifest julia --startup-file=no gc.jl FILE
using Dates, Logging, Pkg

function collect_garbage(line)
    days, depots = Iterators.peel(split(line, '\t'))
    append!(empty!(DEPOT_PATH), depots)
    Pkg.Artifacts.ARTIFACT_OVERRIDES[] = nothing    # else those of the depots before
    try
        with_logger(() -> Pkg.gc(collect_delay=Day(parse(Int, days))), NullLogger())
        return "done"
    catch thrown
        return replace(sprint(showerror, thrown), '\n' => ' ')
    end
end

const OUTCOMES = open("/dev/null", "w") do nowhere
    redirect_stdout(() -> map(collect_garbage, readlines(ARGS[1])), nowhere)
end
write(ARGS[1] * ".done", join(OUTCOMES, '\n'))
