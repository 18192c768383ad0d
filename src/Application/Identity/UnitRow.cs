using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>
/// A body as stored: name and kind for people to read, parent and successors for authority.
/// Plan import adds bodies; dissolving or merging one is a use case of its own.
/// </summary>
public sealed class UnitRow
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The plan's word for it: District, Department, Commune, …</summary>
    public required string Kind { get; set; }

    public string? ParentCode { get; set; }

    /// <summary>The first local date on which it no longer exists.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Codes, the main heir first.</summary>
    public List<string> Successors { get; set; } = [];

    /// <summary>Codes of the bodies a phrase of the plan stands for; empty for a body.</summary>
    public List<string> Members { get; set; } = [];

    /// <summary>The body's own mailbox, for people who have none.</summary>
    public string? Address { get; set; }

    /// <summary>An administrator keeps its name, kind and superior: a plan that is imported again leaves them.</summary>
    public bool Edited { get; set; }

    public StaffUnit AsStaffUnit() => new(Code, ParentCode, EndedOn, Successors, Members);
}
