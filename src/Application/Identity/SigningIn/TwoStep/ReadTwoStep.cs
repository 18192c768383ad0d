using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>Where a person's own second step stands; the secret is shown only until a code has confirmed it.</summary>
public sealed class ReadTwoStep(WorkflowsDb db, CodeCheck codes, IOptions<SignInSettings> settings)
{
    public sealed record Result(bool On, int CodesLeft, Secret? Pending);

    public sealed record Secret(string Key, string Address);

    public async Task<Result> RunAsync(string accountId, CancellationToken ct = default)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(one => one.Id == accountId, ct);
        if (account.TwoFactorEnabled)
            return new Result(true, await db.Set<RecoveryCodeRow>().CountAsync(code => code.AccountId == accountId && code.UsedAt == null, ct), null);
        if (await db.Set<TwoStepRow>().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId, ct) is not { } row)
            return new Result(false, 0, null);
        var secret = codes.Secret(row);
        return new Result(false, 0, new Secret(TimeCode.Write(secret), TimeCode.Address(secret, settings.Value.TwoStepName, account.UserName!)));
    }
}
