import { configure } from "@/server/env";
import { settings } from "./settings";

configure(settings);
