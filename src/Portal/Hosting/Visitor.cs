using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// Who is looking, and when: the signed-in person, their post, the service's date (which the demo clock moves), and the
/// counts the top bar shows. Read once per request.
/// </summary>
public sealed class Visitor(IHttpContextAccessor http, WorkflowsDb db, StaffDirectorySource staff, TimeProvider time, NextDueMoment nextDue, Say say)
{
    private bool arrived;

    public bool IsSignedIn => http.HttpContext?.User.Identity?.IsAuthenticated == true;

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => AccountClaims.ActorOf(http.HttpContext!.User);

    public string Name => Actor.Name;

    public bool IsAdministrator => http.HttpContext!.User.IsInRole(nameof(SystemRoles.Administrator));

    public bool IsSupervisor => http.HttpContext!.User.IsInRole(nameof(SystemRoles.Supervisor));

    public bool IsDesigner => http.HttpContext!.User.IsInRole(nameof(SystemRoles.Designer));

    /// <summary>Whether the pages of procedures are open to them.</summary>
    public bool SeesProcedures => IsDesigner || IsAdministrator || IsSupervisor;

    /// <summary>Whether late work of others is theirs to look after.</summary>
    public bool SeesEscalations => EscalationReach.Of(Staff, Actor.PersonId, Today).Any;

    public bool IsDemo { get; private set; }

    /// <summary>"Trưởng phòng, Phòng Tài nguyên và Môi trường".</summary>
    public string Post { get; private set; } = "";

    public bool IsDemoClock => time is DemoClock;

    /// <summary>Where the demo clock's "next event" leads; null when nothing is planned.</summary>
    public DateTimeOffset? NextMoment { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => VietnamTime.DateOf(Now);

    public StaffDirectory Staff { get; private set; } = StaffDirectory.Empty;

    /// <summary>Names of bodies by code.</summary>
    public IReadOnlyDictionary<string, string> Units { get; private set; } = new Dictionary<string, string>();

    public DeskCounts Counts { get; private set; } = DeskCounts.None;

    public async Task ArriveAsync(CancellationToken ct = default)
    {
        if (arrived || !IsSignedIn)
            return;
        arrived = true;
        // Left open until the request ends: each opening would tell the connection its settings anew.
        await db.Database.OpenConnectionAsync(ct);
        Staff = await staff.GetAsync(db, ct);
        Units = await staff.UnitNamesAsync(db, ct);
        IsDemo = await db.Users.AnyAsync(account => account.Id == Actor.PersonId && account.Demo, ct);
        Post = string.Join("; ", Staff.PostsOf(Actor.PersonId, Today).Select(post => $"{RoleName(post.Role, post.UnitCode)}, {UnitName(post.UnitCode)}"));
        if (Post.Length == 0 && IsAdministrator)
            Post = say["Quản trị hệ thống"];
        Counts = await DeskCounts.ReadAsync(db, Staff.AddressesOf(Actor.PersonId, Today), Actor.PersonId, Today, ct);
        if (IsDemoClock)
            NextMoment = await nextDue.AfterAsync(Now, ct);
    }

    public string UnitName(string code) => Units.GetValueOrDefault(code, code);

    private string RoleName(Role role, string unit) => role switch
    {
        Role.ViceChairman => say["Phó Chủ tịch"],
        Role.Head when unit == "VP" => say["Chánh Văn phòng"],
        Role.Head => say["Trưởng cơ quan"],
        Role.Deputy => say["Cấp phó"],
        _ => say["Chuyên viên"],
    };
}
