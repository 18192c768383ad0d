using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application_Tests.Identity.SigningIn;

/// <summary>An account with two-step sign-in and the phone that shows its codes.</summary>
internal sealed record Phone(PeopleHouse House, AddAccount.Result Account, string Key, IReadOnlyList<string> RecoveryCodes)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public Actor Me => new(Account.Id, "");

    public static async Task<Phone> SetUpAsync(PeopleHouse house, string userName, SystemRoles roles = SystemRoles.None)
    {
        var account = await house.AddAsync(userName, roles);
        var me = new Actor(account.Id, "");
        await house.InAsync<SetUpTwoStep>(use => use.BeginAsync(me));
        var key = (await house.InAsync<ReadTwoStep, ReadTwoStep.Result>(read => read.RunAsync(account.Id))).Pending!.Key;
        var phone = new Phone(house, account, key, []);
        var confirmed = await house.InAsync<SetUpTwoStep, SetUpTwoStep.Confirmed>(use => use.ConfirmAsync(phone.Code(), null, me));
        return phone with { RecoveryCodes = confirmed.RecoveryCodes! };
    }

    /// <summary>What it shows now.</summary>
    public string Code() => TimeCode.At(Bytes(Key), TimeCode.StepAt(House.Clock.GetUtcNow()));

    public Task<SignIn.Result> PasswordAsync() => House.InAsync<SignIn, SignIn.Result>(use => use.RunAsync(new(Account.UserName, Account.Password, true)));

    /// <param name="stamp">Of the first step; as it is now where none is given.</param>
    public async Task<SignIn.Result?> SignInAsync(string code, string? stamp = null)
    {
        stamp ??= await House.InAsync<WorkflowsDb, string?>(async db => (await db.Users.FindAsync(Account.Id))!.SecurityStamp);
        return await House.InAsync<SignInWithCode, SignIn.Result?>(use => use.RunAsync(new(Account.Id, stamp, code)));
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
