using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.People;

/// <summary>Posts, roles in the service, and why a change of people or bodies was refused, in words.</summary>
public static class PeopleWords
{
    public static string Post(this Say say, Role role) => role switch
    {
        Role.ViceChairman => say["Phó Chủ tịch"],
        Role.Head => say["Trưởng cơ quan"],
        Role.Deputy => say["Cấp phó"],
        _ => say["Chuyên viên"],
    };

    public static string SystemRole(this Say say, SystemRoles role) => role switch
    {
        SystemRoles.Administrator => say["Quản trị"],
        SystemRoles.Designer => say["Vẽ quy trình"],
        _ => say["Giám sát"],
    };

    public static string RolesOf(this Say say, SystemRoles roles) =>
        string.Join(", ", Enum.GetValues<SystemRoles>().Where(role => role != Domain.Identity.SystemRoles.None && roles.HasFlag(role)).Select(say.SystemRole));

    /// <summary>"từ 01/03/2022 đến 30/06/2022"; a period without ends says nothing.</summary>
    public static string Period(this Say say, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => say["từ {0} đến {1}", Say.Date(first), Say.Date(last)],
        ({ } first, null) => say["từ {0}", Say.Date(first)],
        (null, { } last) => say["đến {0}", Say.Date(last)],
        _ => say["không thời hạn"],
    };

    public static string Refusal(this Say say, AccountRefusedException refused) => refused.Refusal switch
    {
        AccountRefusal.NameTaken => say["Tên đăng nhập này đã có người dùng. Chọn tên khác."],
        AccountRefusal.BadName => say["Tên đăng nhập chỉ gồm chữ không dấu, số và dấu chấm; họ tên không để trống."],
        AccountRefusal.BadEmail => say["Địa chỉ thư chưa đúng dạng ten@co-quan.vn."],
        AccountRefusal.LastAdministrator => say["Đây là quản trị cuối cùng. Thêm quản trị khác rồi mới khóa hoặc bỏ quyền được."],
        AccountRefusal.AlreadyDisabled => say["Tài khoản này đã khóa."],
        AccountRefusal.NotDisabled => say["Tài khoản này đang mở."],
        AccountRefusal.UnknownAccount => say["Không có tài khoản này, hoặc tài khoản đã khóa."],
        AccountRefusal.UnknownUnit => say["Không có cơ quan này."],
        AccountRefusal.UnknownPost => say["Người này không giữ chức vụ ấy sau ngày đã chọn."],
        AccountRefusal.BadPeriod => say["Khoảng ngày chưa đúng: ngày cuối không trước ngày đầu, và không ủy quyền cho chính mình."],
        AccountRefusal.UnknownDelegation => say["Không có ủy quyền này."],
        AccountRefusal.UnitEnded => say["Cơ quan này không còn vào ngày đã chọn."],
        AccountRefusal.UnitExists => say["Mã cơ quan này đã có. Chọn mã khác."],
        AccountRefusal.Circle => say["Cơ quan cấp trên không thể là chính nó hoặc cơ quan dưới nó."],
        AccountRefusal.NotAllowed => say["Chỉ quản trị thay đổi được người và cơ quan."],
        _ => refused.Message,
    };
}
