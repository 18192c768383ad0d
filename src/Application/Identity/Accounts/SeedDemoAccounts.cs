using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>
/// One officer and one head for every body of the plan, the vice-chairman, and one account for each role of the service.
/// Runs at each start of the demonstration and adds only what is missing, each person with a name of
/// their own; the passwords are new each time.
/// </summary>
public sealed class SeedDemoAccounts(AccountChange change, DemoPasswords passwords, TimeProvider time)
{
    public sealed record DemoAccount(string UserName, string FullName, string Unit, string Password);

    private static readonly string[] Families =
        ["Hoàng", "Lường", "Nông", "Triệu", "Lý", "Vi", "Chu", "Hà", "Nguyễn", "Trần", "Phùng", "Đàm", "La", "Mã", "Bế", "Linh"];

    private static readonly string[] Given =
    [
        "Văn Bình", "Thị Hoa", "Văn Sơn", "Thị Mai", "Văn Hùng", "Thị Lan", "Văn Thành", "Thị Nga",
        "Văn An", "Thị Bích", "Văn Đạt", "Thị Yến", "Văn Quý", "Thị Hằng", "Văn Toàn", "Thị Thu",
    ];

    /// <exception cref="InvalidOperationException">This is not a demonstration.</exception>
    public async Task<IReadOnlyList<DemoAccount>> RunAsync(CancellationToken ct = default)
    {
        if (!passwords.Enabled)
            throw new InvalidOperationException("Demo accounts exist only in the demonstration.");
        return await change.RunAsync(Actor.System, async () =>
        {
            var units = await change.Db.Set<UnitRow>().Where(unit => unit.EndedOn == null && unit.Kind != nameof(OrgUnitKind.Group)).OrderBy(unit => unit.Code).ToListAsync(ct);
            var known = await change.Db.Users.Where(account => account.Demo).ToDictionaryAsync(account => account.UserName!, ct);
            using var names = Enumerable.Range(0, Families.Length * Given.Length).Select(Name)
                .Except(known.Values.Select(account => account.FullName.Split(" (")[0])).GetEnumerator();
            var result = new List<DemoAccount>();
            foreach (var wanted in units.SelectMany(Seats).Concat(ServiceRoles()))
            {
                var account = known.GetValueOrDefault(wanted.UserName) ?? await AddAsync(wanted, names);
                result.Add(new DemoAccount(wanted.UserName, account.FullName, wanted.Where, passwords.Of(wanted.UserName)));
            }
            return result;
        }, ct);
    }

    private async Task<Account> AddAsync(Seat seat, IEnumerator<string> names)
    {
        if (!names.MoveNext())
            throw new InvalidOperationException("The demonstration has no more names to give.");
        var account = new Account
        {
            UserName = seat.UserName,
            FullName = $"{names.Current} ({seat.Title})",
            Email = $"{seat.UserName}@vanquan.example",
            SystemRoles = seat.SystemRoles,
            Demo = true,
        };
        AccountChange.Require(await change.Users.CreateAsync(account));
        if (seat.Unit is not null)
            change.Db.Add(new Membership(account.Id, seat.Unit, seat.Role));
        change.Db.Audit.Add(AuditChain.Account(account.Id), Actor.System, time.GetUtcNow(), "DemoAccountAdded", data: new { seat.UserName, seat.Unit, seat.Role });
        return account;
    }

    /// <summary>Every family name meets every given name once, in the same order each time.</summary>
    private static string Name(int number) =>
        $"{Families[number % Families.Length]} {Given[(number + number / Families.Length) % Given.Length]}";

    private static IEnumerable<Seat> Seats(UnitRow unit)
    {
        var code = unit.Code.ToLowerInvariant();
        if (code == "ubnd")
            return [new("phochutich", "Phó Chủ tịch", unit.Code, unit.Name, Role.ViceChairman)];
        if (code == "vp")
            return [new("vanphong", "Chánh Văn phòng", unit.Code, unit.Name, Role.Head), new("cv.vp", "chuyên viên", unit.Code, unit.Name, Role.Officer)];
        if (unit.Kind == nameof(OrgUnitKind.Commune))
        {
            code = code.Replace("-", "", StringComparison.Ordinal);
            return [new("ct." + code, "Chủ tịch xã", unit.Code, unit.Name, Role.Head), new("xa." + code, "công chức xã", unit.Code, unit.Name, Role.Officer)];
        }
        return [new("tp." + code, "Trưởng phòng", unit.Code, unit.Name, Role.Head), new("cv." + code, "chuyên viên", unit.Code, unit.Name, Role.Officer)];
    }

    private static IEnumerable<Seat> ServiceRoles() =>
    [
        new("quantri", "quản trị", null, "", Role.Officer, SystemRoles.Administrator),
        new("thietke", "thiết kế quy trình", null, "", Role.Officer, SystemRoles.Designer),
        // A second person can confirm what the first has drawn.
        new("thietke2", "thiết kế quy trình", null, "", Role.Officer, SystemRoles.Designer),
        new("giamsat", "giám sát", null, "", Role.Officer, SystemRoles.Supervisor),
    ];

    private sealed record Seat(string UserName, string Title, string? Unit, string Where, Role Role, SystemRoles SystemRoles = SystemRoles.None);
}
