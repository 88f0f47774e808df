export default { title: "Error contracts" };
