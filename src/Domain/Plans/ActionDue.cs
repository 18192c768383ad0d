using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>Who set a date: the plan's own text, or we, for the steering committee to confirm or change.</summary>
public enum DueStanding { Plan, Proposed }

/// <summary>
/// An action's due date, a local calendar date: late from 00:00 of the next day. "Trong năm 2022" is Saturday 31/12/2022 and stays
/// there unless <paramref name="Roll"/> says otherwise (Civil Code 2015 Art. 145 leaves it to the plan).
/// </summary>
public sealed record ActionDue(DateOnly Date, DueStanding Standing, RollPolicy Roll = RollPolicy.None, string? Basis = null);
