using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// The seats of one approval in one start, by law 9: nobody decides on their own work; where nobody named is left, the next superior does. A seat given
/// to a whole body, or to its officers or deputies, can be taken by as many people as the body has, which no plan tells.
/// </summary>
internal sealed class ApprovalSeats(ActivityNode approval, IReadOnlyList<string> seats, BoundPeople people, StartedInstance at, IReadOnlySet<string> workers)
{
    private static readonly HashSet<string> Nobody = [];
    private readonly BilingualText name = StepNames.Of(approval);

    public static bool IsOpen(Address address) => address.Kind == AddressKind.Unit || address.Role is Role.Officer or Role.Deputy;

    public void Check(int? quorum, BoundFindings findings, UntoldSteps untold)
    {
        if (quorum < 1)
            Report("malformed", "how many have to agree", $"số người phải đồng ý là {quorum}; phải từ 1 trở lên", $"{quorum} people have to agree; it takes at least 1");
        if (seats.Count == 0)
            Report("no-approver", "none", "không nêu ai duyệt", "nobody is named to approve");
        var known = new List<Address>();
        foreach (var (place, seat) in seats.Index())
            if (!Address.TryParse(seat, out var address, out var unreadable))
                Report("no-approver", $"{place}", $"người duyệt “{seat}” không phải địa chỉ của ai; hãy chọn lại từ danh sách", $"nobody can approve: {unreadable.TrimEnd('.')}");
            else if (address.Kind == AddressKind.Person && people.Staff is null)
                untold.Add(approval, StepNames.Field("approvers"));
            else if (people.Holders(address, at.Start).Count == 0)
            {
                var (who, why) = (AddressNames.Of(address, people), AddressNames.WhyNobody(address, people)!);
                Report("no-approver", $"{place}", $"do {who.Vi} duyệt, nhưng {why.Vi}", $"is to be approved by {who.En}, but {why.En}");
            }
            else
                known.Add(address);
        // With a seat nobody can be named for, the rest says nothing yet.
        if (known.Count == 0 || known.Count < seats.Count)
            return;
        Vacant(known, findings);
        if (People(known, workers).Count == 0)
            SelfApproval(known, findings);
        else if (quorum is >= 1 && !known.Exists(IsOpen))
            Quorum(known, quorum.Value);

        void Report(string rule, string detail, string vi, string en) =>
            findings.Add(Finding.Error(rule, approval.Id, $"Bước {name.Vi}: {vi}.", $"The step {name.En}: {en}.") with { Detail = detail }, at.Start);

        void Quorum(List<Address> addresses, int needed)
        {
            var (named, able) = (People(addresses, Nobody).Count, People(addresses, workers));
            if (needed > named)
                Report("quorum-too-large", "quorum", $"cần {needed} người đồng ý mà chỉ nêu {named} người duyệt", $"{needed} people have to agree, but only {named} are named");
            else if (needed > able.Union(People([.. addresses.Select(address => people.Superior(address, workers, at.Start)).OfType<Address>()], workers)).Count())
                Report("quorum-too-large", "own-work", $"cần {needed} người đồng ý, nhưng trừ người đã làm việc được duyệt thì chỉ còn {able.Count} người", $"{needed} people have to agree, but without those whose own work it is only {able.Count} are left");
        }
    }

    /// <summary>Everybody named has done the work themselves. A superior who steps in every single time should have been named in the first place.</summary>
    private void SelfApproval(List<Address> addresses, BoundFindings findings)
    {
        var who = AddressNames.Of(addresses[0], people);
        var superior = addresses.Select(address => people.Superior(address, workers, at.Start)).FirstOrDefault(post => post is not null);
        var (vi, en) = superior is null
            ? ("và không còn cấp trên nào để duyệt thay", "and there is no superior left to decide instead")
            : ($"nên lần nào cũng phải chuyển lên {AddressNames.Of(superior, people).Vi}; hãy nêu cấp trên ấy làm người duyệt", $"so it goes up to {AddressNames.Of(superior, people).En} every time; name that superior as the approver");
        findings.Add(Finding.Error("self-approval-only", approval.Id,
            $"Bước {name.Vi}: chỉ {who.Vi} được duyệt, mà cũng chính người ấy làm việc được duyệt. Không ai tự duyệt việc của mình, {vi}.",
            $"The step {name.En}: only {who.En} may approve, and does the very work under review. Nobody approves their own work, {en}.") with { Detail = superior is null ? null : "superior" },
            at.Start, onlyIfAlways: superior is not null);
    }

    /// <summary>A post the plan knows, but which nobody holds today and nobody above it either: no mistake of the definition, and no work gets done.</summary>
    private void Vacant(List<Address> addresses, BoundFindings findings)
    {
        if (people.Staff is not { People.Count: > 0 } staff)
            return;
        foreach (var address in addresses.Where(address => address.Kind != AddressKind.Person))
            if (staff.Resolve(address, people.Today).Count == 0 && staff.NextSuperior(address, Nobody, people.Today).Count == 0)
                findings.Add(Finding.Warning("no-approver", approval.Id,
                    $"Bước {name.Vi}: hiện chưa có tài khoản nào giữ chức vụ {AddressNames.Of(address, people).Vi}, cũng chưa có cấp trên duyệt thay.",
                    $"The step {name.En}: nobody with an account holds the post of {AddressNames.Of(address, people).En} at present, nor is there a superior.") with { Detail = "vacant" }, at.Start);
    }

    private HashSet<string> People(List<Address> addresses, IReadOnlySet<string> without) =>
        [.. addresses.SelectMany(address => people.Approvers(address, without, at.Start)).Select(person => person.Id)];
}
