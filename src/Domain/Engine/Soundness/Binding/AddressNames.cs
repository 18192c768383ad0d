using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>Addresses as people say them: the head of a body by the body's name. A code no body has is shown as it is written.</summary>
internal static class AddressNames
{
    public static BilingualText Of(Address address, BoundPeople people)
    {
        if (address.Kind == AddressKind.Person)
            return people.Staff?.Find(address.Code) is { } person ? new(person.Name, person.Name) : new($"người có mã “{address.Code}”", $"the person “{address.Code}”");
        var body = people.UnitNames.GetValueOrDefault(address.Code) ?? $"“{address.Code}”";
        return address.Role switch
        {
            Role.Head => new($"người đứng đầu {body}", $"the head of {body}"),
            Role.Deputy => new($"cấp phó của {body}", $"a deputy of {body}"),
            Role.Officer => new($"chuyên viên của {body}", $"an officer of {body}"),
            Role.ViceChairman => new($"Phó Chủ tịch {body}", $"the vice-chairman of {body}"),
            _ => new(body, body),
        };
    }

    /// <summary>Why an address means nobody, or null where it means somebody.</summary>
    public static BilingualText? WhyNobody(Address address, BoundPeople people) => address switch
    {
        { Kind: AddressKind.Person } when people.Staff?.Find(address.Code) is null => new("không có tài khoản nào như vậy", "there is no such account"),
        { Kind: AddressKind.Person } => new("tài khoản đã khóa", "the account is disabled"),
        _ when !people.UnitNames.ContainsKey(address.Code) => new($"kế hoạch không có cơ quan nào mang mã “{address.Code}”", $"the plan has no body with the code “{address.Code}”"),
        { Role: null } => new("đây là tên gọi chung một nhóm cơ quan, không có người", "this is a phrase for a group of bodies and has no people"),
        _ => new("cơ quan ấy không có chức vụ này", "the body has no such post"),
    };
}
