using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api.V1.Staff;

/// <summary>Bodies, people with their posts, and the working calendar: what everybody signed in can see. No mail addresses.</summary>
internal static class StaffApi
{
    private const int MostDays = 800;

    /// <param name="EndedOn">The first day it no longer exists; its successors answer for it.</param>
    public sealed record Unit(string Code, string Name, string Kind, string? Parent, DateOnly? EndedOn, IReadOnlyList<string> Successors, IReadOnlyList<string> Members);

    public sealed record Post(string Unit, Role Role);

    public sealed record Person(string Id, string Name, IReadOnlyList<Post> Posts);

    /// <param name="Works">Whether it is a working day.</param>
    /// <param name="Standing">How sure we are of it: announced and checked, or computed.</param>
    public sealed record Day(DateOnly Date, bool Works, DayKind Kind, string? Name, DayStanding Standing);

    public static void MapStaff(this RouteGroupBuilder v1)
    {
        var directory = v1.MapGroup("").WithTags("Directory").Needs(TokenScopes.ReadPlans);
        directory.MapGet("/units", UnitsAsync).WithSummary("Bodies, those that ended too").Answers();
        directory.MapGet("/people", PeopleAsync).WithSummary("People who can be given work, with their posts today").Answers();
        directory.MapGet("/calendar", Days).WithSummary("Which days are worked, and why the others are not").Answers();
    }

    private static Task<Unit[]> UnitsAsync(WorkflowsDb db, CancellationToken ct) => db.Set<UnitRow>().AsNoTracking().OrderBy(unit => unit.Code)
        .Select(unit => new Unit(unit.Code, unit.Name, unit.Kind, unit.ParentCode, unit.EndedOn, unit.Successors, unit.Members)).ToArrayAsync(ct);

    private static async Task<Person[]> PeopleAsync(WorkflowsDb db, StaffDirectorySource staff, Visitor visitor, CancellationToken ct, string? unit = null)
    {
        var directory = await staff.GetAsync(db, ct);
        return [.. directory.People.Where(person => person.Active && (unit is null || directory.IsMember(person.Id, unit, visitor.Today))).OrderBy(person => person.Id, StringComparer.Ordinal)
            .Select(person => new Person(person.Id, person.Name, [.. directory.PostsOf(person.Id, visitor.Today).Select(post => new Post(post.UnitCode, post.Role))]))];
    }

    /// <summary>A month from today where nothing is said.</summary>
    private static Day[] Days(WorkCalendar calendar, Visitor visitor, DateOnly? from = null, DateOnly? to = null)
    {
        var (first, last) = (from ?? visitor.Today, to ?? (from ?? visitor.Today).AddMonths(1));
        if (last < first || last.DayNumber - first.DayNumber > MostDays)
            throw ProblemException.Bad($"“to” phải từ “from” trở đi, cách nhiều nhất {MostDays} ngày.", $"'to' has to be 'from' or later, at most {MostDays} days away.", "to");
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(calendar.Day).Select(day => new Day(day.Date, day.IsWorking, day.Kind, day.Name, day.Standing))];
    }
}
