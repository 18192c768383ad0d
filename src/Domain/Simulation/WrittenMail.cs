using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// A mail of a simulation at the moment of writing: what the live service would make its text of. <see cref="Task"/> is the task
/// as it stands at that moment and goes on changing, so whoever wants the text writes it before giving back. A mail is about a
/// task, or is a <see cref="Notice"/> of the procedure itself.
/// </summary>
public sealed record WrittenMail(SimulationEvent Line, StaffMember Reader)
{
    public UserTask? Task { get; init; }
    public MailOccasion Occasion { get; init; }

    /// <summary>Who decided, and why.</summary>
    public string? By { get; init; }
    public string? Reason { get; init; }

    /// <summary>Earlier reminders it speaks for as well.</summary>
    public int Missed { get; init; }

    /// <summary><see cref="Notify"/> or <see cref="SendMail"/>.</summary>
    public Effect? Notice { get; init; }
}
