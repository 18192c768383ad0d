using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>The proof finds errors in what a plan brings, so none of it is taken in: every error with its file, its steps and its words.</summary>
public sealed class PlanUnsoundException(IReadOnlyList<ProvePlan.Proved> proved) : Exception("The procedures of the plan have errors.")
{
    public IReadOnlyList<(string Place, Finding Finding)> Errors { get; } = [.. proved.SelectMany(one => one.Errors.Select(error => (one.Place, error)))];

    /// <summary>One line each for a console: file, steps by id, cause.</summary>
    public IEnumerable<string> Lines =>
        Errors.Select(error => $"{error.Place}: {(error.Finding.Activities.Count == 0 ? "" : string.Join(", ", error.Finding.Activities) + ": ")}{error.Finding.Message.En}");
}
